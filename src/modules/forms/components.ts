import { holds } from './conditions.ts'
import type { FormComponent, FormDefinition } from './definition.ts'
import { toRaw } from './raw.ts'
import { walkForm, type Circumstances } from './walk.ts'

/** A paper of the application as it stands for what has been filled in. */
export type NeededComponent = FormComponent & { isNeeded: boolean }

/** Thành phần hồ sơ: the papers that this application takes, and which of them it cannot do without. */
export function componentsFor(
  definition: FormDefinition,
  values: unknown,
  circumstances: Circumstances,
): NeededComponent[] {
  const { facts } = walkForm(definition, toRaw(values), circumstances)
  return definition.components
    .filter(({ visibleWhen }) => holds(visibleWhen, facts))
    .map((component) => ({
      ...component,
      isNeeded:
        component.required ||
        (component.requiredWhen !== undefined && holds(component.requiredWhen, facts)),
    }))
}
