/// The Champ dialect: HTTP requests of its published API become calls of the house, and what they
/// give becomes its published answers. It only translates.
@NullMarked
package caseloom.champ;

import org.jspecify.annotations.NullMarked;
