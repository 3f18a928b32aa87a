import type { Part, Register } from './domain.ts'
import type { Both, RegisterForm } from './register-form.ts'
import { forms } from './register-forms.ts'

export type { Both, FactField, RegisterForm, RoleField } from './register-form.ts'
export { forms } from './register-forms.ts'

const byRegister = new Map(forms.map((form) => [form.register, form]))

export function formOf(register: Register): RegisterForm {
  const form = byRegister.get(register)
  if (!form) throw new Error(`no form for the register ${register}`)
  return form
}

/** The register that a procedure ends in; none for those that end in a copy or an annotation. */
export const registerOfProcedure = (procedure: string): Register | undefined =>
  forms.find(({ procedures }) => procedures.includes(procedure))?.register

/** Cấp bản sao trích lục, xác nhận thông tin hộ tịch. */
export const copyProcedures: readonly string[] = ['2.000635', '2.002516']
/** Thay đổi, cải chính, bổ sung hộ tịch: what they grant is an annotation. */
export const changeProcedures: readonly string[] = ['1.004859', '2.000748']

export const entryProcedures: readonly string[] = forms.flatMap(({ procedures }) => procedures)

export const partWords: Record<Part, Both> = {
  fullName: ['Họ, chữ đệm, tên', 'Full name'],
  birth: ['Ngày, tháng, năm sinh', 'Date of birth'],
  gender: ['Giới tính', 'Sex'],
  idNumber: ['Số định danh cá nhân', 'Personal number'],
  ethnicity: ['Dân tộc', 'Ethnic group'],
  nationality: ['Quốc tịch', 'Nationality'],
  residence: ['Nơi cư trú', 'Residence'],
}

export const genderChoices: readonly (readonly [value: string, words: Both])[] = [
  ['male', ['Nam', 'Male']],
  ['female', ['Nữ', 'Female']],
]

/** "Mẹ: Số định danh cá nhân" for `mother.idNumber`. */
export function labelOf(register: Register, path: string): Both {
  const form = formOf(register)
  const [head = '', name = ''] = path.split('.')
  if (head === 'facts') return form.facts.find((fact) => fact.name === name)?.words ?? [path, path]
  const role = form.roles.find((one) => one.role === head)
  const part = partWords[name as Part]
  return role
    ? [`${role.words[0]}: ${part[0].toLowerCase()}`, `${role.words[1]}: ${part[1].toLowerCase()}`]
    : part
}
