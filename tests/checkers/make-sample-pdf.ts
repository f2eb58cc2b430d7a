import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runOrThrow } from '@sac/scripts/process/run-program'
import { fetchPythonTools } from '@sac/scripts/python/fetch-python-tools'
import PDFDocument from 'pdfkit'
import QRCode from 'qrcode'

type Sample = { qr: string; attachment: { name: string; bytes: Buffer } }

/** A one-page PDF/A-3a and PDF/UA-1 document without text: a QR drawn as vectors and one attached file. */
export function makeSamplePdf({ qr, attachment }: Sample): Promise<Buffer> {
  const info = { Title: 'Sample', CreationDate: new Date('2026-01-02T03:04:05Z') }
  const format = { subset: 'PDF/A-3a', pdfVersion: '1.7', tagged: true, displayTitle: true, lang: 'en', info } as const
  const doc = new PDFDocument(format)
  doc.appendXML(accessibleMark)
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const done = new Promise<Buffer>((resolve) => doc.on('end', () => resolve(Buffer.concat(chunks))))
  doc.file(attachment.bytes, {
    name: attachment.name,
    type: 'application/octet-stream',
    relationship: 'Source',
    creationDate: info.CreationDate,
    modifiedDate: info.CreationDate,
  } as unknown as { name: string })
  const figure = doc.struct(
    'Figure',
    { alt: 'QR code', bbox: [72, 72, 272, 272] } as unknown as { alt: string },
    () => {
      drawQr(doc, qr)
    },
  )
  doc.addStructure(doc.struct('Document', {}, [figure]))
  doc.end()
  return done
}

// pdfkit does not write PDF/UA's own mark; PDF/A wants foreign properties to be described.
const accessibleMark = `
  <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
      xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
      <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
      <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
      <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
      <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
        <pdfaProperty:name>part</pdfaProperty:name>
        <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
        <pdfaProperty:category>internal</pdfaProperty:category>
        <pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
      </rdf:li></rdf:Seq></pdfaSchema:property>
    </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>`

function drawQr(doc: PDFKit.PDFDocument, text: string): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'Q' })
  const size = 200 / modules.size
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) doc.rect(72 + column * size, 72 + row * size, size, size)
    }
  }
  doc.fill('black')
}

/** An authority of our own and a signer it vouches for (P-256), made by OpenSSL in `folder`. */
export async function makeAuthority(
  folder: string,
  name: string,
): Promise<{ ca: string; key: string; certificate: string }> {
  const [ca, caKey, key, certificate, request, rules] = [
    'ca.pem',
    'ca.key',
    'signer.key',
    'signer.pem',
    'signer.csr',
    'x.cnf',
  ].map((file) => join(folder, `${name}-${file}`)) as [string, string, string, string, string, string]
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  const caRules = ['-addext', 'keyUsage=critical,keyCertSign,cRLSign']
  await runOrThrow('openssl', [
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    caKey,
    '-out',
    ca,
    '-subj',
    `/CN=${name}`,
    '-days',
    '30',
    ...caRules,
  ])
  await runOrThrow('openssl', [
    'req',
    '-new',
    ...newKey,
    '-keyout',
    key,
    '-out',
    request,
    '-subj',
    `/CN=${name} signer`,
  ])
  await writeFile(rules, 'keyUsage=critical,digitalSignature,nonRepudiation\nbasicConstraints=critical,CA:FALSE\n')
  const issue = ['x509', '-req', '-in', request, '-CA', ca, '-CAkey', caKey, '-days', '30', '-extfile', rules]
  await runOrThrow('openssl', [...issue, '-out', certificate])
  return { ca, key, certificate }
}

/** Signs a PDF with pyHanko: PAdES B-B, certified (no changes allowed is pyHanko's default for --certify). */
export async function signWithPyhanko(
  pdf: Buffer,
  signer: { folder: string; key: string; certificate: string },
): Promise<string> {
  const [plain, signed] = [join(signer.folder, 'plain.pdf'), join(signer.folder, 'signed.pdf')]
  await writeFile(plain, pdf)
  const how = ['sign', 'addsig', '--use-pades', '--certify', '--field', 'Seal', 'pemder', '--no-pass']
  const who = ['--key', signer.key, '--cert', signer.certificate]
  await runOrThrow(join(await fetchPythonTools(), 'pyhanko'), [...how, ...who, plain, signed], { cwd: signer.folder })
  return signed
}
