import { describeRestore } from './restore.laws.ts'

describeRestore({ brokers: () => undefined })
