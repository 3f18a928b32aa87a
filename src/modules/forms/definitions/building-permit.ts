import type { Condition } from '../conditions.ts'
import type { FormDefinition, Section } from '../definition.ts'
import { say } from '../text.ts'
import { buildingComponents } from './building-permit-components.ts'
import { building, floors, total } from './building-permit-works.ts'
import { oath } from './common.ts'

const works: Condition = { case: ['works'] }
const squareMetres = say('m²', 'm²')

const investor: Section = {
  id: 'investorSection',
  title: say('Chủ đầu tư', 'Investor'),
  fields: [
    {
      type: 'person',
      name: 'investor',
      label: say('Chủ đầu tư (chủ hộ)', 'Investor (head of the household)'),
      parts: ['fullName', 'idNumber', 'residence', 'phone'],
      labels: { residence: say('Địa chỉ liên hệ', 'Address') },
      prefill: 'applicant',
      required: true,
    },
    {
      type: 'text',
      name: 'organisationName',
      label: say('Tên tổ chức', 'Name of the organisation'),
      hint: say(
        'Khi chủ đầu tư là tổ chức; người trên đây là người đại diện',
        'When the investor is an organisation; the person above represents it',
      ),
      visibleWhen: works,
    },
    {
      type: 'text',
      name: 'position',
      label: say('Chức vụ của người đại diện', 'Position of the representative'),
      visibleWhen: { filled: 'organisationName' },
      required: true,
      maxLength: 100,
    },
  ],
}

const plot: Section = {
  id: 'plot',
  title: say('Địa điểm xây dựng', 'Where it is built'),
  fields: [
    {
      type: 'address',
      name: 'site',
      label: say('Địa điểm xây dựng', 'Site'),
      prefill: 'unit.place',
      required: true,
    },
    {
      type: 'text',
      name: 'parcel',
      label: say('Lô đất, thửa đất số', 'Parcel number'),
      required: true,
      maxLength: 50,
      width: 'medium',
    },
    {
      type: 'text',
      name: 'mapSheet',
      label: say('Tờ bản đồ số', 'Map sheet number'),
      maxLength: 50,
      width: 'medium',
    },
    {
      type: 'number',
      name: 'plotArea',
      label: say('Diện tích lô đất', 'Area of the plot'),
      required: true,
      min: 1,
      max: 10_000_000,
      step: 0.01,
      unit: squareMetres,
    },
    {
      type: 'text',
      name: 'landCertificate',
      label: say(
        'Số Giấy chứng nhận quyền sử dụng đất hoặc giấy tờ về đất',
        'Number of the land use certificate or other land paper',
      ),
      required: true,
      maxLength: 100,
    },
  ],
}

const design: Section = {
  id: 'design',
  title: say('Lập, thẩm tra thiết kế', 'Design'),
  fields: [
    {
      type: 'text',
      name: 'designer',
      label: say('Tổ chức, cá nhân lập thiết kế', 'Who made the design'),
      required: true,
    },
    {
      type: 'text',
      name: 'designerLicence',
      label: say('Mã số chứng chỉ năng lực, chứng chỉ hành nghề', 'Licence number'),
      maxLength: 100,
    },
    {
      type: 'text',
      name: 'verifier',
      label: say('Tổ chức, cá nhân thẩm tra thiết kế', 'Who verified the design'),
    },
  ],
}

/** Đơn đề nghị cấp giấy phép xây dựng. */
export const buildingPermit: FormDefinition = {
  code: 'building-permit',
  version: 1,
  title: say('Đơn đề nghị cấp giấy phép xây dựng', 'Building permit application'),
  procedures: ['1.013225'],
  basis: 'Mẫu số 01 Phụ lục II Nghị định 175/2024/NĐ-CP; Quyết định 56/QĐ-BXD',
  effectiveFrom: '2025-07-01',
  cases: [
    {
      code: 'house',
      label: say('Nhà ở riêng lẻ', 'A private house'),
      ruleHint: { amount: 15, unit: 'day' },
    },
    {
      code: 'works',
      label: say('Công trình cấp III, cấp IV khác', 'Other works of grade III or IV'),
      ruleHint: { amount: 20, unit: 'day' },
    },
  ],
  sections: [
    investor,
    plot,
    design,
    building,
    floors,
    total,
    oath(
      say(
        'Tôi xin cam đoan làm theo đúng giấy phép được cấp, nếu sai tôi xin hoàn toàn chịu trách nhiệm và bị xử lý theo quy định của pháp luật.',
        'I undertake to build as the permit says; if I do not, I take full responsibility and answer for it under the law.',
      ),
    ),
  ],
  components: buildingComponents,
}
