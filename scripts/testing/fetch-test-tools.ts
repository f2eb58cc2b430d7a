import { fetchInvoiceRules } from '@sac/tests/checkers/invoice-rules'
import { fetchStripeMock, whyNoGo } from '@sac/tests/checkers/stripe-mock'
import { fetchVerapdf } from '@sac/tests/checkers/verapdf'
import { fetchPythonTools } from '../python/fetch-python-tools.ts'
import { fetchKafka, fetchKafkaTools } from '../services/kafka.ts'

/** Fetches what tests need and package managers can give without touching the system; returns one sentence for each that failed. */
export async function fetchTestTools(): Promise<string[]> {
  const results = await Promise.allSettled([
    fetchKafka(),
    fetchKafkaTools(),
    fetchVerapdf(),
    fetchInvoiceRules(),
    // Without Go its tests are left out, and the report of components says so.
    whyNoGo().then((missing) => (missing === null ? fetchStripeMock() : undefined)),
    fetchPythonTools(),
  ])
  return results.flatMap((result) => (result.status === 'rejected' ? [sentenceOf(result.reason)] : []))
}

function sentenceOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason)
}
