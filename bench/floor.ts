import { createServer } from 'node:http'

import pg from 'pg'

import { renewing, replay, type Fresh, type Statement } from './lib/capture.ts'

/** What a floor server is told by the bench that forks it. */
export type FloorPlan = {
  port: number
  url: string
  statements: Statement[]
  fresh: Fresh
  answer: string
  type: string
  status: number
}

// Nothing else keeps this program awake until it is told what to serve.
process.channel?.ref()

// The floor: a bare node:http server that sends the same statements by the bare driver and answers with the same bytes.
process.once('message', (plan: FloorPlan) => {
  const pool = new pg.Pool({ connectionString: plan.url, max: 12 })
  const renew = renewing(plan.fresh)
  const bytes = Buffer.from(plan.answer)
  const head = { 'content-type': plan.type, 'content-length': bytes.length }
  const answered = async () => {
    const client = await pool.connect()
    try {
      await replay(client, plan.statements, renew())
    } catch (error) {
      await client.query('rollback')
      throw error
    } finally {
      client.release()
    }
  }
  const server = createServer((req, res) => {
    let body = ''
    req.on('data', (chunk) => (body += String(chunk)))
    req.on('end', () => {
      if (body !== '') JSON.parse(body)
      answered().then(
        () => res.writeHead(plan.status, head).end(bytes),
        (error: Error) => {
          console.error(error.message)
          res.writeHead(500, { 'content-length': 0 }).end()
        },
      )
    })
  })
  server.listen(plan.port, '127.0.0.1', () => process.send?.('ready'))
})
process.on('disconnect', () => process.exit(0))
