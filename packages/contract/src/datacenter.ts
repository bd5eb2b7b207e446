export { rackSchemas } from './datacenter/rack.ts'
