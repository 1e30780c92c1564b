/// Pages for people who come by a link: their frame, their looks, their forms, and what keeps them
/// safe. They work without any script. Knows no feature that shows any.
@NullMarked
package caseloom.pages;

import org.jspecify.annotations.NullMarked;
