/// Cases as they are read: by number, by list and search, and their history.
@NullMarked
package caseloom.cases;

import org.jspecify.annotations.NullMarked;
