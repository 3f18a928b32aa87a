import { Client } from 'pg'
import { z } from 'zod'

import type { Database, Tx } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

/**
 * What has been built so far. It stands in a schema of its own that is there only while the demonstration is being built,
 * so a build that was killed goes on where it stopped, and one that looks done is done.
 */
export type Ledger = {
  /** Does a step in one transaction with its mark, unless an earlier start did it; its answer is kept. */
  once: <Answer>(
    key: string,
    scope: { unit: UnitId; person?: string | undefined },
    work: (tx: Tx) => Promise<Answer>,
  ) => Promise<Answer>
  steps: () => number
}

const Step = z.object({ key: z.string(), answer: z.unknown() })

const Marked = z.object({ transaction: z.string() })

type Opening = {
  database: Database
  reader: UnitId
  /** Is told of every transaction that was kept. */
  tell: (unit: UnitId, transaction: string) => Promise<void>
}

export async function openLedger({ database, reader, tell }: Opening): Promise<Ledger> {
  const kept = await database.as({ unit: reader }).read(
    (q) => q.many(Step)`
    select key, answer from demo_build.step
  `,
  )
  const answers = new Map(kept.map(({ key, answer }) => [key, answer]))
  return {
    steps: () => answers.size,
    once: async <Answer>(
      key: string,
      scope: { unit: UnitId; person?: string | undefined },
      work: (tx: Tx) => Promise<Answer>,
    ) => {
      if (answers.has(key)) return answers.get(key) as Answer
      const { answer, transaction } = await database.as(scope).tx(async (tx) => {
        const answer = await work(tx)
        const mark = await tx.one(Marked)`
          insert into demo_build.step (key, answer) values (${key}, ${JSON.stringify(answer ?? null)})
          returning pg_current_xact_id()::text as transaction
        `
        return { answer, ...mark }
      })
      answers.set(key, answer)
      // What comes of it stands before what happens next.
      await tell(scope.unit, transaction)
      return answer
    },
  }
}

const lockKey = 4_203_199

/** The owner's hand in building: one builder at a time, a place for the ledger, and its end. */
export async function ownerOf(url: string) {
  const client = new Client({ connectionString: url, application_name: 'xaso-demo' })
  await client.connect()
  const yes = async (question: string, values: unknown[] = []) =>
    (await client.query<{ is: boolean }>(question, values)).rows[0]?.is === true
  return {
    /** Waits for another process that builds on the same database. */
    lock: () => client.query('select pg_advisory_lock($1)', [lockKey]),
    isBegun: () => yes("select to_regnamespace('demo_build') is not null as is"),
    hasStaff: (unit: UnitId) =>
      yes('select exists (select from accounts.staff where unit_id = $1) as is', [unit]),
    begin: () =>
      client.query(`
        begin;
        create schema demo_build;
        create table demo_build.step (key text primary key, answer jsonb not null);
        grant usage on schema demo_build to xaso_app;
        grant select, insert on demo_build.step to xaso_app;
        commit`),
    finish: () => client.query('drop schema demo_build cascade'),
    close: () => client.end(),
  }
}
