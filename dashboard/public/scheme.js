// Chooses light or dark before the first paint, so that nothing flashes.
const chosen = localStorage.getItem('caseloom-scheme')
const dark = window.matchMedia('(prefers-color-scheme: dark)').matches
document.documentElement.setAttribute(
  'data-mantine-color-scheme',
  chosen === 'dark' || (chosen !== 'light' && dark) ? 'dark' : 'light',
)
