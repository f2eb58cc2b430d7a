import { inject } from 'vitest'
import { describeUploads } from './uploads.laws.ts'

describeUploads({ brokers: () => inject('kafkaBrokers') })
