package caseloom.files;

import caseloom.db.Db;
import caseloom.time.Loop;
import caseloom.time.Service;
import caseloom.vault.Vault;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Everything about files, put together.
///
/// @param sweep clears away what is left over, from its start on
public record Filing(
        Files files,
        DownloadLinks links,
        DownloadsHttp downloads,
        FileSweep cleaning,
        Service sweep) {

    /// What files stand on. The random numbers must be fit for secrets.
    public record Ground(Db db, Vault vault, InstantSource clock, RandomGenerator random) {}

    /// The database must be up.
    ///
    /// @param publicUrl what links begin with
    /// @param data the folder of the server
    public static Filing of(Ground ground, FilesSettings settings, String publicUrl, Path data) {
        var folder = folder(ground, settings, data);
        var shelves =
                new Shelves(new DatabaseByteStore(ground.db()), folder, settings.inDatabaseMost());
        var files = new Files(ground.db(), ground.clock(), settings, shelves);
        var links =
                new DownloadLinks(files, ground.clock(), publicUrl, secret(ground, "downloads"));
        var cleaning = new FileSweep(ground.db(), ground.clock(), settings, folder);
        return new Filing(
                files,
                links,
                new DownloadsHttp(files, links),
                cleaning,
                new Loop("files", settings.sweepEvery(), cleaning::pass));
    }

    /// The folder has a part for each installation, so that two that are given the same one cannot
    /// clear away each other's files.
    static FolderByteStore folder(Ground ground, FilesSettings settings, Path data) {
        var installation = HexFormat.of().formatHex(secret(ground, "files-folder"), 0, 8);
        return new FolderByteStore(
                settings.folder().orElse(data.resolve("files")).resolve(installation),
                ground.db(),
                ground.clock());
    }

    private static byte[] secret(Ground ground, String name) {
        return new ServerSecrets(ground).of(name);
    }
}
