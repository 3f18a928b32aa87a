import type { Condition } from '../conditions.ts'
import type { Section } from '../definition.ts'
import { say } from '../text.ts'

const house: Condition = { case: ['house'] }
const works: Condition = { case: ['works'] }
const squareMetres = say('m²', 'm²')
const metres = say('m', 'm')

/** Nội dung đề nghị cấp phép. */
export const building: Section = {
  id: 'building',
  title: say('Nội dung đề nghị cấp phép', 'What the permit is for'),
  fields: [
    {
      type: 'text',
      name: 'workName',
      label: say('Loại và tên công trình', 'Kind and name of the works'),
      visibleWhen: works,
      required: true,
    },
    {
      type: 'radio',
      name: 'grade',
      label: say('Cấp công trình', 'Grade of the works'),
      required: true,
      options: [
        { value: 'III', label: say('Cấp III', 'Grade III') },
        { value: 'IV', label: say('Cấp IV', 'Grade IV') },
      ],
    },
    {
      type: 'number',
      name: 'groundArea',
      label: say('Diện tích xây dựng tầng 1', 'Area built on the ground floor'),
      required: true,
      min: 1,
      max: 1_000_000,
      step: 0.01,
      unit: squareMetres,
      rules: [
        {
          rule: 'compare',
          op: 'at-most',
          with: 'plotArea',
          message: say(
            'Diện tích xây dựng tầng 1 không được lớn hơn diện tích lô đất',
            'The ground floor must not be larger than the plot',
          ),
        },
      ],
    },
    {
      type: 'number',
      name: 'baseLevel',
      label: say('Cốt xây dựng', 'Base level'),
      hint: say('So với cốt vỉa hè hoặc mặt đường', 'Compared with the pavement or the road'),
      min: -20,
      max: 50,
      step: 0.01,
      unit: metres,
      certainty: 'to-confirm',
    },
    {
      type: 'number',
      name: 'height',
      label: say('Chiều cao công trình', 'Height of the building'),
      required: true,
      min: 1,
      max: 100,
      step: 0.01,
      unit: metres,
    },
    {
      type: 'number',
      name: 'storeys',
      label: say('Số tầng', 'Number of storeys'),
      hint: say(
        'Kể cả tầng hầm, tầng lửng, tầng kỹ thuật, tum',
        'With basement, mezzanine, technical floor and roof room',
      ),
      required: true,
      min: 1,
      max: 30,
    },
    {
      type: 'yes-no',
      name: 'hasNeighbours',
      label: say('Có công trình liền kề', 'There are adjoining buildings'),
      visibleWhen: house,
      required: true,
    },
    {
      type: 'number',
      name: 'months',
      label: say('Dự kiến thời gian hoàn thành', 'Expected time to complete'),
      required: true,
      min: 1,
      max: 120,
      unit: say('tháng', 'months'),
    },
  ],
}

export const floors: Section = {
  id: 'floors',
  title: say('Diện tích sàn từng tầng', 'Area of each floor'),
  intro: say(
    'Ghi từng tầng hầm, tầng trên mặt đất, tầng lửng, tầng kỹ thuật, tum.',
    'One row for each basement, storey, mezzanine, technical floor and roof room.',
  ),
  repeat: { min: 1, max: 30, itemLabel: say('Tầng', 'Floor') },
  fields: [
    {
      type: 'text',
      name: 'floorName',
      label: say('Tên tầng', 'Name'),
      hint: say('Ví dụ: tầng 1, tầng lửng', 'For example: ground floor, mezzanine'),
      required: true,
      maxLength: 60,
      width: 'medium',
    },
    {
      type: 'number',
      name: 'floorArea',
      label: say('Diện tích sàn', 'Floor area'),
      required: true,
      min: 0.01,
      max: 1_000_000,
      step: 0.01,
      unit: squareMetres,
    },
  ],
}

export const total: Section = {
  id: 'total',
  title: say('Tổng diện tích sàn', 'Total floor area'),
  fields: [
    {
      type: 'computed',
      name: 'totalFloorArea',
      label: say('Tổng diện tích sàn', 'Total floor area'),
      sum: ['floors.*.floorArea'],
      unit: squareMetres,
    },
  ],
}
