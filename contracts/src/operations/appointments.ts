import * as z from 'zod/mini'
import { AppointmentData, CreateAppointment, ListAppointments } from '../http/appointments.ts'
import { json, type Operations, page } from './operation.ts'

/** Here, because the devices' app reads the file of the bodies and has no use for it. */
const AppointmentList = z.strictObject({ appointments: z.array(AppointmentData) })

export const appointmentOperations = {
  'appointments.list': {
    method: 'get',
    path: '/api/v1/appointments',
    summary: 'Appointments of a day',
    proof: 'person',
    roles: ['inspector', 'admin'],
    query: ListAppointments,
    answers: { 200: page(AppointmentList) },
    problems: ['request.not-found'],
  },
  'appointments.create': {
    method: 'post',
    path: '/api/v1/appointments',
    summary: 'Plan an inspection',
    proof: 'person',
    roles: ['admin'],
    body: CreateAppointment,
    answers: { 200: json(AppointmentData) },
    problems: ['appointment.slot-taken', 'command.repeated-differently'],
  },
} as const satisfies Operations
