import { RouterProvider } from '@tanstack/react-router'
import { inspectRouter } from './inspect-router.tsx'

/** Everything behind the sign-in. */
export function InspectApp() {
  return <RouterProvider router={inspectRouter} />
}
