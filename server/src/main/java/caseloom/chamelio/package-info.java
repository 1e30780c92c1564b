/// Chamelio's External API, spoken over the same cases, runs and workflows as all others
/// (`docs/contracts/chamelio.md`).
@NullMarked
package caseloom.chamelio;

import org.jspecify.annotations.NullMarked;
