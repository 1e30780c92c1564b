package caseloom.files;

import java.util.List;

/// The first files of a case (L-155).
///
/// @param total how many there are, listed or not
public record FilesOfCase(List<CaseFile> files, int total) {

    public FilesOfCase {
        files = List.copyOf(files);
    }
}
