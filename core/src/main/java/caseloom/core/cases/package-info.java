/// What a case is, apart from where it is kept: its ids, statuses, subject and attributes.
@NullMarked
package caseloom.core.cases;

import org.jspecify.annotations.NullMarked;
