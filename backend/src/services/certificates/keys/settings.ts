import { list } from '@sac/platform/config/settings'
import * as z from 'zod/mini'

/**
 * Keys and names an organisation may supply; whatever is absent is made at first start under DATA_DIR/keys. All `_FILE`
 * settings are paths. Part of the process's settings schema.
 */
export const certificateSettings = {
  CERT_ORGANISATION: z._default(z.string().check(z.minLength(1), z.maxLength(60)), 'SmartAutoCheck'),
  /** Signs the trust list. PEM, P-256. */
  CERT_ROOT_KEY_FILE: z.optional(z.string()),
  /** Sign certificates and status lists: the one in use first, then the next. PEM, P-256, separated by commas. */
  CERT_QR_KEY_FILES: z.optional(list()),
  /** Seals PDFs. PEM, P-256; needs CERT_SEAL_CERTIFICATE_FILE too. */
  CERT_SEAL_KEY_FILE: z.optional(z.string()),
  /** The seal's X.509 chain, the document signer first. PEM. */
  CERT_SEAL_CERTIFICATE_FILE: z.optional(z.string()),
}

export type CertificateSettings = z.infer<ReturnType<typeof settingsShape>>
const settingsShape = () => z.object(certificateSettings)
