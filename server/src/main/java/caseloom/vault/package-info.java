/// Seals what must not be read in the database: a data key for each organization, itself sealed
/// with the master key of the installation. Knows no feature but the audit trail; no key ever
/// leaves the package.
@NullMarked
package caseloom.vault;

import org.jspecify.annotations.NullMarked;
