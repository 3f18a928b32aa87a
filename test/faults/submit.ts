import { randomUUID } from 'node:crypto'

/** One submission and what came of it; without an answer nobody knows whether it was taken. */
export type Submission = { key: string; body: string; status?: number; code?: string }

let people = 0

export function submission(): Submission {
  people += 1
  const idNumber = `0791${String(87_000_000 + people).padStart(8, '0')}`
  const applicant = { fullName: 'Nguyễn Thị Hoa', idNumber, birthDate: '1987-02-05' }
  const components = [{ name: 'Giấy xác nhận cũ', quantity: 1, kind: 'original' }]
  const body = { procedure: '1.004873', channel: 'post', applicant, form: {}, components }
  return { key: randomUUID(), body: JSON.stringify(body) }
}

/** Sends it and notes the answer; a connection that breaks off leaves it unanswered. */
export async function submit(url: string, token: string, one: Submission): Promise<void> {
  try {
    const answer = await fetch(`${url}/api/v1/dossiers`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': one.key,
      },
      body: one.body,
    })
    const told = (await answer.json()) as { code?: string }
    one.status = answer.status
    if (told.code !== undefined) one.code = told.code
  } catch {
    // Unanswered.
  }
}

export const isFiled = ({ status }: Submission) => status === 201

/** Several clients at once work off a list, each with one request under way; stops when told to. */
export async function clients<One>(
  count: number,
  list: readonly One[],
  send: (one: One) => Promise<void>,
  stopped: () => boolean = () => false,
): Promise<void> {
  let next = 0
  const client = async () => {
    for (let one = list[next++]; one && !stopped(); one = list[next++]) await send(one)
  }
  await Promise.all(Array.from({ length: count }, client))
}
