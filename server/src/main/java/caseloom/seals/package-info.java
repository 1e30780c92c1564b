/// Makes the signed PDF out of the original and what its signers did: their signatures below the
/// last page, and pages of evidence behind it. The same always gives the same bytes. Knows no
/// database and no case.
@NullMarked
package caseloom.seals;

import org.jspecify.annotations.NullMarked;
