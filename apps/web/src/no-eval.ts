import * as z from 'zod'

// Before any schema is made: zod would try `new Function` to see whether it may, and the page's policy logs that as an attack.
z.config({ jitless: true })
