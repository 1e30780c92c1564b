/// Cases as people and programs read them: one by its number, many by a search. What moves a case
/// is the intake's and the engine's.
@NullMarked
package caseloom.cases;

import org.jspecify.annotations.NullMarked;
