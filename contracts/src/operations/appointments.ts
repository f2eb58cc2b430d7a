import type * as z from 'zod/mini'
import { CreateAppointment, ListAppointments } from '../http/appointments.ts'
import { AskBoard, Board } from '../http/board.ts'
import {
  Appointment,
  AppointmentId,
  AppointmentList,
  AskAvailability,
  Availability,
  BookAppointment,
  CancelAppointment,
  CancellationQuote,
  CheckIn,
  CounterCommand,
  ExtendAppointment,
  ListOwn,
  RescheduleAppointment,
} from '../http/bookings.ts'
import { CentreId } from '../http/centres.ts'
import { json, type Operations, page } from './operation.ts'

const refusedTimes = ['appointment.slot-taken', 'appointment.not-bookable', 'appointment.not-offered'] as const
const changed = [
  'appointment.not-found',
  'appointment.illegal-state',
  'appointment.changed',
  'command.repeated-differently',
] as const
const everybody = ['customer', 'inspector', 'admin'] as const

/** An act of the counter on one appointment. */
const atCounter = <const Path extends string, Body extends z.ZodMiniObject>(path: Path, body: Body, summary: string) =>
  ({
    method: 'post',
    path: `/api/v1/appointments/:appointmentId/${path}`,
    summary,
    proof: 'person',
    roles: ['admin'],
    params: AppointmentId,
    body,
    answers: { 200: json(Appointment) },
    problems: [...changed, ...refusedTimes],
  }) as const

export const appointmentOperations = {
  'appointments.availability': {
    method: 'get',
    path: '/api/v1/appointments/availability',
    summary: 'Free times of a centre',
    description: 'What is free may be taken a moment later: only booking says whose it is.',
    proof: 'none',
    isUnlimited: true,
    query: AskAvailability,
    answers: { 200: json(Availability) },
    problems: ['centre.not-found', 'appointment.not-offered'],
  },
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
  'appointments.board': {
    method: 'get',
    path: '/api/v1/centres/:centreId/board',
    summary: 'A day of a centre as the office sees it: who comes, in which bay, and which bays are closed',
    proof: 'person',
    roles: ['admin'],
    params: CentreId,
    query: AskBoard,
    answers: { 200: json(Board) },
    problems: ['centre.not-found'],
  },
  'appointments.mine': {
    method: 'get',
    path: '/api/v1/appointments/mine',
    summary: 'My appointments, the latest first',
    proof: 'person',
    roles: ['customer'],
    query: ListOwn,
    answers: { 200: page(AppointmentList) },
  },
  'appointments.plan': {
    method: 'post',
    path: '/api/v1/appointments/planned',
    summary: 'Plan an inspection at the counter, in a bay of choice',
    proof: 'person',
    roles: ['admin'],
    body: CreateAppointment,
    answers: { 200: json(Appointment) },
    problems: ['appointment.slot-taken', 'command.repeated-differently'],
  },
  'appointments.create': {
    method: 'post',
    path: '/api/v1/appointments',
    summary: 'Hold a time until it is paid',
    proof: 'person',
    roles: ['customer'],
    body: BookAppointment,
    answers: { 200: json(Appointment) },
    problems: [...refusedTimes, 'centre.not-found', 'appointment.too-many-holds', 'command.repeated-differently'],
  },
  'appointments.read': {
    method: 'get',
    path: '/api/v1/appointments/:appointmentId',
    summary: 'One appointment; a customer sees only their own',
    proof: 'person',
    roles: everybody,
    params: AppointmentId,
    answers: { 200: json(Appointment) },
    problems: ['appointment.not-found'],
  },
  'appointments.reschedule': {
    method: 'post',
    path: '/api/v1/appointments/:appointmentId/reschedule',
    summary: 'Move an appointment; what was paid stays with it',
    proof: 'person',
    roles: ['customer', 'admin'],
    params: AppointmentId,
    body: RescheduleAppointment,
    answers: { 200: json(Appointment) },
    problems: [...changed, ...refusedTimes, 'appointment.too-late'],
  },
  'appointments.quote-cancellation': {
    method: 'get',
    path: '/api/v1/appointments/:appointmentId/cancellation',
    summary: 'What it costs to cancel, before it is done',
    proof: 'person',
    roles: ['customer', 'admin'],
    params: AppointmentId,
    answers: { 200: json(CancellationQuote) },
    problems: ['appointment.not-found', 'appointment.illegal-state', 'appointment.too-late'],
  },
  'appointments.cancel': {
    method: 'post',
    path: '/api/v1/appointments/:appointmentId/cancel',
    summary: 'Call an appointment off',
    proof: 'person',
    roles: ['customer', 'admin'],
    params: AppointmentId,
    body: CancelAppointment,
    answers: { 200: json(Appointment) },
    problems: [...changed, 'appointment.too-late', 'appointment.terms-changed'],
  },
  'appointments.confirm': atCounter('confirm', CounterCommand, 'Accept an appointment that is not paid yet'),
  'appointments.extend': atCounter('extend', ExtendAppointment, 'Give an appointment more time, or less'),
  'appointments.check-in': atCounter('check-in', CheckIn, 'The car has come: give it to an inspector'),
  'appointments.no-show': atCounter('no-show', CounterCommand, 'The car did not come'),
} as const satisfies Operations
