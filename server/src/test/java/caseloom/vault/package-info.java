/// Tests of the vault, and a vault for the tests of others.
@NullMarked
package caseloom.vault;

import org.jspecify.annotations.NullMarked;
