import { createSpotlight } from '@mantine/spotlight'

export const [palette, paletteActions] = createSpotlight()

export function openPalette(): void {
  paletteActions.open()
}
