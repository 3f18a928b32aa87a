import type { FormComponent } from '../definition.ts'
import { say } from '../text.ts'

export const buildingComponents: FormComponent[] = [
  {
    code: 'land-paper',
    name: say('Một trong các giấy tờ hợp pháp về đất đai', 'One of the lawful land papers'),
    kinds: ['certified', 'copy', 'electronic'],
    required: true,
    replaceableByDb: 'land',
    hint: say(
      'Thường là Giấy chứng nhận quyền sử dụng đất. Được thay bằng dữ liệu khi tra cứu được trong Cơ sở dữ liệu quốc gia về đất đai.',
      'Usually the land use certificate. Replaced by data when the national land database answers.',
    ),
    digitise: true,
  },
  {
    code: 'drawings',
    name: say('Bản vẽ thiết kế xây dựng', 'Construction drawings'),
    kinds: ['original', 'electronic'],
    quantity: 2,
    required: true,
    hint: say(
      'Mặt bằng trên lô đất kèm sơ đồ vị trí; mặt bằng các tầng, mặt đứng, mặt cắt chính; móng và sơ đồ đấu nối cấp nước, thoát nước, cấp điện.',
      'Site plan with location; floor plans, elevations and main sections; foundations and connections for water, drainage and power.',
    ),
    digitise: true,
  },
  {
    code: 'neighbour-safety',
    name: say(
      'Bản cam kết bảo đảm an toàn đối với công trình liền kề',
      'Undertaking for the safety of adjoining buildings',
    ),
    kinds: ['original', 'electronic'],
    required: false,
    requiredWhen: { eq: ['hasNeighbours', 'yes'] },
    visibleWhen: { eq: ['hasNeighbours', 'yes'] },
    digitise: true,
  },
  {
    code: 'project-approval',
    name: say(
      'Quyết định phê duyệt dự án và văn bản thông báo kết quả thẩm định (nếu có)',
      'Approval of the project and result of its appraisal (if any)',
    ),
    kinds: ['certified', 'copy', 'electronic'],
    required: false,
    requiredWhen: { case: ['works'] },
    visibleWhen: { case: ['works'] },
    digitise: true,
  },
  {
    code: 'fire-safety',
    name: say(
      'Kết quả thủ tục về phòng cháy, chữa cháy (công trình thuộc đối tượng)',
      'Result of the fire safety procedure (for buildings that need one)',
    ),
    kinds: ['certified', 'copy', 'electronic'],
    required: false,
    digitise: true,
  },
  {
    code: 'design-verification',
    name: say(
      'Báo cáo kết quả thẩm tra thiết kế xây dựng (khi pháp luật yêu cầu)',
      'Report on the verification of the design (when the law asks for it)',
    ),
    kinds: ['certified', 'copy', 'electronic'],
    required: false,
    digitise: true,
  },
]
