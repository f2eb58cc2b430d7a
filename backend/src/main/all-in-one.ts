// `npm start`: every service and the apps on one port.
import { greet } from './greet.ts'
import { runProcess } from './run-process.ts'
import { services } from './services.ts'

await runProcess('smartautocheck', { services, greet })
