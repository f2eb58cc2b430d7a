import { inject } from 'vitest'
import { describeRestore } from './restore.laws.ts'

describeRestore({ brokers: () => inject('kafkaBrokers') })
