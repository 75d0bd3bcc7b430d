// What looks at the synthesized stack runs in one thread, where it is synthesized once: loading CDK alone takes a second.
import './stack.ts'
import './queues.ts'
import './grants.ts'
import './alarms.ts'
import './nag.ts'
import './partitions.ts'
