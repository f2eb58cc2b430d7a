// The metadata packet that makes one file PDF/A-3a and PDF/UA-1 at once. pdfkit writes one claim at a time and does not
// escape XML; this replaces its packet's content.

import type { PersonLanguage } from '@sac/contracts/person-language'
import { escapeXml } from '#xml/escape-xml'

export type DocumentInfo = {
  title: string
  author: string
  subject: string
  language: PersonLanguage
  createdAt: Date
  /** What else the packet says, as RDF: a description, and the entry that describes its schema (PDF/A asks for it). */
  extension?: { description: string; schema: string }
}

export const producer = 'SmartAutoCheck'

const alternative = (value: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(value)}</rdf:li></rdf:Alt>`

/** The RDF descriptions of a document; pdfkit adds the PDF/A identification and the packet around them. */
export function xmpDescriptions({ title, author, subject, language, createdAt, extension }: DocumentInfo): string {
  const created = `${createdAt.toISOString().slice(0, 19)}Z`
  return `
    <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
      <xmp:CreateDate>${created}</xmp:CreateDate><xmp:ModifyDate>${created}</xmp:ModifyDate>
      <xmp:CreatorTool>${producer}</xmp:CreatorTool>
    </rdf:Description>
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <dc:title>${alternative(title)}</dc:title>
      <dc:creator><rdf:Seq><rdf:li>${escapeXml(author)}</rdf:li></rdf:Seq></dc:creator>
      <dc:description>${alternative(subject)}</dc:description>
      <dc:language><rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag></dc:language>
    </rdf:Description>
    <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
      <pdf:Producer>${producer}</pdf:Producer>
    </rdf:Description>
    <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
      <pdfuaid:part>1</pdfuaid:part>
    </rdf:Description>
    ${extension?.description ?? ''}${schemasWith(extension?.schema ?? '')}`
}

// PDF/A accepts a property it does not know (pdfuaid) only when the packet itself describes its schema.
const schemasWith = (another: string) => `<rdf:Description rdf:about=""
      xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
      xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
      xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
      <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
        <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
        <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
        <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
        <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
          <pdfaProperty:name>part</pdfaProperty:name>
          <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
          <pdfaProperty:category>internal</pdfaProperty:category>
          <pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
        </rdf:li></rdf:Seq></pdfaSchema:property>
      </rdf:li>${another}</rdf:Bag></pdfaExtension:schemas>
    </rdf:Description>`
