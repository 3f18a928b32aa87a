import { request } from 'node:http'

/** Bytes over the wire of a first visit: the page and every file of ours that it names, packed as a browser asks. */
export async function firstVisit(port: number, path: string): Promise<number> {
  const page = await get(port, path, 'identity')
  const files = [...new Set(page.text.match(/\/assets\/[\w.-]+/g))]
  const sizes = await Promise.all([path, ...files].map((each) => get(port, each, 'br')))
  return sizes.reduce((sum, { bytes }) => sum + bytes, 0)
}

function get(
  port: number,
  path: string,
  encoding: string,
): Promise<{ bytes: number; text: string }> {
  return new Promise((done, failed) => {
    const sent = request(
      { port, path, host: '127.0.0.1', headers: { 'accept-encoding': encoding } },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => {
          const body = Buffer.concat(chunks)
          const head = answer.rawHeaders.join(': ').length + 40
          done({ bytes: body.length + head, text: body.toString() })
        })
      },
    )
    sent.on('error', failed).end()
  })
}
