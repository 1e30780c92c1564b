package caseloom.files;

import caseloom.db.Db;
import caseloom.s3.Bucket;
import caseloom.time.Loop;
import caseloom.time.Service;
import caseloom.vault.Vault;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Everything about files, put together.
///
/// @param sweep clears away what is left over, from its start on
/// @param bucket for large files, to be closed; empty when they lie in the folder
public record Filing(
        Files files,
        FileValues values,
        StepDocuments documents,
        DownloadLinks links,
        DownloadsHttp downloads,
        FileSweep cleaning,
        Service sweep,
        Optional<Bucket> bucket) {

    /// What files stand on. The random numbers must be fit for secrets.
    public record Ground(Db db, Vault vault, InstantSource clock, RandomGenerator random) {}

    /// The database must be up.
    ///
    /// @param publicUrl what links begin with
    /// @param data the folder of the server
    public static Filing of(Ground ground, FilesSettings settings, String publicUrl, Path data) {
        var folder = folder(ground, settings, data);
        var bucket = settings.bucket().map(given -> new Bucket(given, ground.clock()));
        var shelves = shelves(ground, settings, folder, bucket);
        var files = new Files(ground.db(), ground.clock(), settings, shelves);
        var links =
                new DownloadLinks(files, ground.clock(), publicUrl, secret(ground, "downloads"));
        var cleaning = new FileSweep(ground.db(), ground.clock(), settings, shelves);
        return new Filing(
                files,
                new FileValues(ground.db(), ground.clock(), files),
                new StepDocuments(ground.db(), ground.clock(), files),
                links,
                new DownloadsHttp(files, links),
                cleaning,
                new Loop("files", settings.sweepEvery(), cleaning::pass),
                bucket);
    }

    static Shelves shelves(
            Ground ground,
            FilesSettings settings,
            FolderByteStore folder,
            Optional<Bucket> bucket) {
        return new Shelves(
                new DatabaseByteStore(ground.db()),
                folder,
                bucket.map(one -> inBucket(ground, settings, folder, one)),
                settings.inDatabaseMost());
    }

    /// Objects carry the installation in their names, for the same reason as the folder does.
    private static BucketByteStore inBucket(
            Ground ground, FilesSettings settings, FolderByteStore folder, Bucket bucket) {
        return new BucketByteStore(
                new BucketByteStore.Rooms(bucket, installation(ground), folder),
                ground.db(),
                ground.clock(),
                settings.strayFor());
    }

    /// The folder has a part for each installation, so that two that are given the same one cannot
    /// clear away each other's files.
    static FolderByteStore folder(Ground ground, FilesSettings settings, Path data) {
        return new FolderByteStore(
                settings.folder().orElse(data.resolve("files")).resolve(installation(ground)),
                ground.db(),
                ground.clock());
    }

    static String installation(Ground ground) {
        return HexFormat.of().formatHex(secret(ground, "files-folder"), 0, 8);
    }

    private static byte[] secret(Ground ground, String name) {
        return new ServerSecrets(ground).of(name);
    }
}
