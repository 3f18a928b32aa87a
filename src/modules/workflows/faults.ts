import type { FormContent } from '#modules/forms/index.ts'
import type { Procedure } from '#modules/procedures/index.ts'
import type { Read } from '#platform/db.ts'

import { askableIn } from './around.ts'
import { wrongIn } from './check-conditions.ts'
import { choicesOf, wholeUnit } from './chosen.ts'
import { channelTest, type FlowContent } from './domain.ts'
import type { Askable } from './findings.ts'
import { publishedVersions } from './store-own.ts'
import type { Both } from './words.ts'

/** What the workflows chosen for a procedure ask and this form of it would not answer, each with workflow and step. */
export async function faultsWith(q: Read, procedure: Procedure, form: FormContent) {
  const chosen = (await choicesOf(q)).filter(
    ({ procedureCode: of }) => of === procedure.code || of === wholeUnit,
  )
  const faults: Both[] = []
  for (const code of new Set(chosen.map(({ workflowCode }) => workflowCode))) {
    // A standard workflow asks nothing and has no versions here.
    const [newest] = await publishedVersions(q, code)
    if (newest) faults.push(...faultsOf(newest.content, askableIn(procedure, form)))
  }
  return faults
}

const faultsOf = ({ name, steps }: FlowContent, askable: Askable): Both[] =>
  steps.flatMap(({ vi, en, branches = [] }, at) =>
    branches.flatMap(({ when }): Both[] => {
      const wrong = when.field === channelTest ? undefined : wrongIn(when, askable)
      if (!wrong) return []
      return [
        [
          `Quy trình “${name}”, bước ${at + 1} (${vi}): ${wrong[0]}`,
          `Workflow “${name}”, step ${at + 1} (${en}): ${wrong[1]}`,
        ],
      ]
    }),
  )
