import { crc32, deflateSync } from 'node:zlib'
import { encode } from 'uqr'

/** Dots of the picture for each module of the code: sharp on paper at three centimetres. */
const scale = 3

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

/** A QR code (ISO/IEC 18004, level L) as a PNG of one bit a dot (RFC 2083), and its width in dots. */
export function qrCode(text: string): { png: Buffer; size: number } {
  const { data, size } = encode(text, { ecc: 'L', border: 2 })
  const width = size * scale
  const row = Math.ceil(width / 8)
  const rows: Buffer[] = []
  for (const line of data) {
    const bits = Buffer.alloc(row + 1, 0xff)
    bits[0] = 0
    for (let dot = 0; dot < width; dot++)
      if (line[Math.floor(dot / scale)])
        bits[1 + (dot >> 3)] = (bits[1 + (dot >> 3)] as number) & ~(0x80 >> (dot & 7))
    for (let repeat = 0; repeat < scale; repeat++) rows.push(bits)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(width, 4)
  header[8] = 1
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const png = Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return { png, size: width }
}
