declare module 'kafkajs-snappy' {
  type Codec = {
    compress: (encoder: { buffer: Buffer }) => Promise<Buffer>
    decompress: (buffer: Buffer) => Promise<Buffer>
  }
  const createSnappyCodec: () => Codec
  export = createSnappyCodec
}
