import type { FastifyRequest } from 'fastify'

import { formFor } from '#modules/forms/index.ts'
import type { Read } from '#platform/db.ts'
import { found, notFound } from '#platform/problem.ts'

import { servedBy } from './around.ts'
import type { FlowContent } from './domain.ts'
import type { Names } from './say-test.ts'
import { Content } from './shapes.ts'
import { ownFlow, publishedVersions } from './store-own.ts'
import { isOwn, standards } from './store.ts'

/** What a case of a procedure is called, as its form says; its code where the form does not. */
export async function caseLabel(
  q: Read,
  procedure: string,
  caseCode: string,
  on: Temporal.PlainDate,
): Promise<string> {
  const form = await formFor(q, procedure, on)
  return form.cases.find(({ code }) => code === caseCode)?.label.vi ?? caseCode
}

/** The draft of an own workflow, or 404. */
export async function draftOf(q: Read, code: string): Promise<FlowContent> {
  const flow = await ownFlow(q, code)
  return found(flow?.draft ?? undefined, `bản nháp của quy trình ${code.slice(0, 60)}`)
}

export async function versionOf(q: Read, code: string, version: number): Promise<FlowContent> {
  const versions = await publishedVersions(q, code)
  const one = versions.find((each) => each.version === version)
  return found(one, `bản ${version} của quy trình ${code.slice(0, 60)}`).content
}

/** What a workflow is today: its newest published version, or the standard one; of one never published, the draft. */
export async function newestOf(
  q: Read,
  { today }: Pick<FastifyRequest, 'today'>,
  code: string,
): Promise<FlowContent> {
  if (isOwn(code)) return (await publishedVersions(q, code))[0]?.content ?? draftOf(q, code)
  const standard = (await standards(q, today)).find((one) => one.code === code)
  if (!standard) throw notFound(`quy trình ${code.slice(0, 60)}`)
  return Content.parse({ name: standard.name, source: standard.source, steps: standard.steps })
}

/** The draft or the newest version, for a test run. */
export const flowToTry = (
  q: Read,
  req: Pick<FastifyRequest, 'today'>,
  code: string,
  isDraft: boolean,
): Promise<FlowContent> => (isDraft ? draftOf(q, code) : newestOf(q, req, code))

/** What conditions call the questions of the form they ask. */
export const namesFor = async (
  q: Read,
  { who, today }: Pick<FastifyRequest, 'who' | 'today'>,
  { procedure }: FlowContent,
): Promise<Names> =>
  procedure === undefined ? undefined : servedBy(q, { unit: who.unit, on: today }, procedure)
