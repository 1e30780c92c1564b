/// Workflows: drafts, publications, versions. The engine and the dialects read publications here.
@NullMarked
package caseloom.workflows;

import org.jspecify.annotations.NullMarked;
