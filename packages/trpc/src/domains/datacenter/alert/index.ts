export { alertCtx, raiseAlert, raiseAlertInTx, resolveAlert, resolveAlertInTx, type Alarm, type AllClear } from './raise.ts'
export { alertWatch, checkAlerts } from './check.ts'
