import { hamletLabel, type Hamlet } from '#modules/units/index.ts'
import type { Filled, Retry } from '#platform/form.ts'
import { DateField, Radios, Select, TextField } from '#ui/field.tsx'
import { FieldRow, Fieldset } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

import { genders, type Person, type PersonDraft } from '../domain.ts'
import { maskIdNumber } from '../id-number.ts'
import { birthText } from '../parse.ts'
import { genderWords } from './words.ts'

type Props = { hamlets: Hamlet[]; person?: Person | undefined; retry: Partial<Retry> }

/** What a form of a person holds at first; identity numbers stay out of it. */
export function filledBy(draft: PersonDraft): Filled {
  const { birth, fullName, gender, idNumber, oldIdNumber, addressDetail } = draft
  const known = {
    fullName,
    gender,
    idNumber,
    oldIdNumber,
    addressDetail,
    birth: birth && birthText(birth),
  }
  return Object.fromEntries(
    Object.entries(known).flatMap(([name, value]) => (value ? [[name, value] as const] : [])),
  )
}

export function PersonFields(props: Props) {
  const { t } = useView()
  return (
    <>
      <Fieldset legend={t('Nhân thân', 'Identity')}>
        <IdentityFields {...props} />
        <NumberFields {...props} />
        <OriginFields {...props} />
      </Fieldset>
      <Fieldset legend={t('Nơi ở và liên lạc', 'Home and contact')}>
        <HomeFields {...props} />
      </Fieldset>
    </>
  )
}

function IdentityFields({ person, retry }: Props) {
  const { t } = useView()
  return (
    <>
      <TextField
        name="fullName"
        label={t('Họ, chữ đệm và tên', 'Full name')}
        value={person?.fullName}
        autocomplete="off"
        {...retry}
      />
      <DateField
        name="birth"
        label={t('Ngày sinh', 'Date of birth')}
        hint={t(
          '05/02/1987; không rõ ngày thì ghi 02/1987 hoặc 1987',
          '05/02/1987; or 02/1987, or 1987 when the day is not known',
        )}
        value={person?.birth ? birthText(person.birth) : undefined}
        optional
        {...retry}
      />
      <Radios
        name="gender"
        legend={t('Giới tính', 'Sex')}
        inline
        optional
        options={genders.map((value) => ({ value, text: t(...genderWords[value]) }))}
        value={person?.gender ?? undefined}
        {...retry}
      />
    </>
  )
}

/** Numbers that are known are not put in the field: they stay masked, and empty means unchanged. */
function NumberFields({ person, retry }: Props) {
  const { t } = useView()
  const hint = (known: string | null | undefined, what: string) =>
    known
      ? t(
          `Đang có ${maskIdNumber(known)}; để trống nếu không đổi`,
          `Now ${maskIdNumber(known)}; leave empty to keep it`,
        )
      : what
  return (
    <FieldRow>
      <TextField
        name="idNumber"
        label={t('Số định danh cá nhân', 'Identity number')}
        hint={hint(person?.idNumber, t('12 chữ số', '12 digits'))}
        inputMode="numeric"
        code
        optional
        autocomplete="off"
        {...retry}
      />
      <TextField
        name="oldIdNumber"
        label={t('Số CMND cũ', 'Old identity number')}
        hint={hint(person?.oldIdNumber, t('9 chữ số', '9 digits'))}
        inputMode="numeric"
        code
        optional
        autocomplete="off"
        {...retry}
      />
    </FieldRow>
  )
}

function OriginFields({ person, retry }: Props) {
  const { t } = useView()
  return (
    <FieldRow>
      <TextField
        name="ethnicity"
        label={t('Dân tộc', 'Ethnicity')}
        optional
        value={person?.ethnicity ?? undefined}
        {...retry}
      />
      <TextField
        name="nationality"
        label={t('Quốc tịch', 'Nationality')}
        optional
        value={person?.nationality ?? undefined}
        {...retry}
      />
    </FieldRow>
  )
}

function HomeFields(props: Props) {
  const { t } = useView()
  const { hamlets, person, retry } = props
  return (
    <>
      <Select
        name="hamletId"
        label={t('Ấp, thôn, khu phố', 'Hamlet')}
        blank={t('Không ở trong xã, hoặc chưa rõ', 'Not in this commune, or not known')}
        options={hamlets.map((hamlet) => ({ value: hamlet.id, text: hamletLabel(hamlet) }))}
        value={person?.hamletId ?? undefined}
        optional
        {...retry}
      />
      <TextField
        name="addressDetail"
        label={t('Số nhà, đường, tổ', 'House, street, group')}
        optional
        value={person?.addressDetail ?? undefined}
        {...retry}
      />
      <ContactFields {...props} />
    </>
  )
}

function ContactFields({ person, retry }: Props) {
  const { t } = useView()
  return (
    <FieldRow>
      <TextField
        name="phone"
        type="tel"
        label={t('Điện thoại', 'Telephone')}
        optional
        value={person?.phone ?? undefined}
        {...retry}
      />
      <TextField
        name="email"
        type="email"
        label={t('Thư điện tử', 'E-mail')}
        optional
        value={person?.email ?? undefined}
        {...retry}
      />
    </FieldRow>
  )
}
