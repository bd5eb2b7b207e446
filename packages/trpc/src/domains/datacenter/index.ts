export { recount } from './group/recount.ts'
export { alertCtx, alertWatch, checkAlerts, raiseAlert, raiseAlertInTx, resolveAlert, resolveAlertInTx, type Alarm, type AllClear } from './alert/index.ts'
export { takeSnapshot } from './trend/snapshot.ts'
