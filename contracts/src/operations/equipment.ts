import { RegisterEquipment } from '../http/equipment.ts'
import { json, type Operations } from './operation.ts'

export const equipmentOperations = {
  'equipment.register': {
    method: 'post',
    path: '/api/v1/equipment',
    summary: 'Register measuring equipment of a centre, or its new calibration',
    proof: 'person',
    roles: ['admin'],
    body: RegisterEquipment,
    answers: { 200: json(RegisterEquipment) },
  },
} as const satisfies Operations
