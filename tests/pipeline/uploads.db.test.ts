import { describeUploads } from './uploads.laws.ts'

describeUploads({ brokers: () => undefined })
