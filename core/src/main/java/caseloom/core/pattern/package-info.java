/// Regular expressions as ECMA-262 writes them, matched in linear time: no look-around, no
/// back-references. Nothing outside this package names the regular expression library.
@NullMarked
package caseloom.core.pattern;

import org.jspecify.annotations.NullMarked;
