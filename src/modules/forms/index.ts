export { askedFields, type AskedField } from './asked.ts'
export { allForms, standardFormFor, standardFormNamed } from './catalogue.ts'
export { carryOver, leavesIn } from './carry.ts'
export { componentsFor, type NeededComponent } from './components.ts'
export { fieldsIn, simpleOnes, Condition, type Simple } from './conditions.ts'
export { Case, Component, ComponentKind, FormContent, Section } from './definition.ts'
export type {
  Field,
  FormCase,
  FormComponent,
  FormDefinition,
  LeafField,
  PersonField,
} from './definition.ts'
export { FormFields } from './form-fields.tsx'
export { FormSummary } from './form-summary.tsx'
export { validateJson } from './json.ts'
export { jsonSchemaOf, type JsonSchema } from './json-schema.ts'
export { placesOf, type Place, type Places } from './places.ts'
export { prefillForm, type KnownPerson, type Sources } from './prefill.ts'
export { publishedForm, publishedForms, publishForm, removeForm, retireForm } from './published.ts'
export type { PublishedForm } from './published.ts'
export { findingsIn } from './check/findings.ts'
export type { Finding, Part, Place as FormPlace } from './check/finding.ts'
export { directoryOf, lookUp, type Entry } from './check/directory.ts'
export { toRaw, type Raw } from './raw.ts'
export { reshape } from './rows.ts'
export { formFor, formNamed, formsStamp, isOwnForm, ownServing } from './stored.ts'
export { summaryOf, type SummaryRow, type SummarySection } from './summary.ts'
export { validateForm, type Checked, type FormContext, type FormValue } from './validate.ts'
export { caseOf, walkForm, type Circumstances } from './walk.ts'
export { say, type Text } from './text.ts'
