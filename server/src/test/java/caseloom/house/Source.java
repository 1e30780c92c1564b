package caseloom.house;

import java.util.List;

/// A text file of the project, by its path from the project's root.
record Source(String path, String text) {

    List<String> lines() {
        return text.lines().toList();
    }

    boolean isTest() {
        return path.contains("/src/test/");
    }

    String folder() {
        var slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
