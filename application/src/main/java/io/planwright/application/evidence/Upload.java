package io.planwright.application.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.planwright.domain.Paths;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/** A file that was sent: a report as it is, one with gzip, or a zip file of reports. */
final class Upload {

    static final int MOST_FILES = 5_000;
    static final long MOST_UNPACKED = 128L * 1024 * 1024;
    /** How many bytes may come out for each that goes in; reports come to 60. */
    static final int MOST_SWELLING = 200;

    private static final long SWELLING_FROM = 1024 * 1024;
    private static final Set<String> NOISE = Set.of("__MACOSX/", "._");

    private final Sent sent;
    private final String format;
    private final Consumer<InputStream> reader;
    private long unpacked;

    private Upload(Sent sent, String format, Consumer<InputStream> reader) {
        this.sent = sent;
        this.format = format;
        this.reader = reader;
    }

    /**
     * @param endings of the names that reports have in a zip file
     * @param format in words for people
     * @param reader is given each report
     */
    static void read(InputStream file, Set<String> endings, String format, Consumer<InputStream> reader) {
        var sent = new Sent(file);
        var upload = new Upload(sent, format, reader);
        try {
            var content = new BufferedInputStream(sent);
            if (begins(content, 'P', 'K')) {
                upload.readZip(content, endings);
            } else if (begins(content, 0x1f, 0x8b)) {
                upload.readPacked(new GZIPInputStream(content, 8192));
            } else {
                upload.readOne(content);
            }
            content.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new EvidenceUnreadable("the file cannot be unpacked: " + Words.brief(e.getMessage()));
        }
    }

    /** Reads a file to its end, whatever it is. */
    static void pass(InputStream file) {
        try {
            new Sent(file).transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean begins(BufferedInputStream content, int first, int second) throws IOException {
        content.mark(2);
        boolean so = content.read() == first && content.read() == second;
        content.reset();
        return so;
    }

    private void readZip(InputStream packed, Set<String> endings) throws IOException {
        var names = new HashSet<String>();
        int entries = 0;
        boolean any = false;
        var zip = new ZipInputStream(packed, UTF_8);
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (++entries > MOST_FILES) {
                throw new EvidenceTooLarge("the zip file has more than " + MOST_FILES + " files");
            }
            var name = checked(entry.getName());
            if (!names.add(name)) {
                throw new EvidenceUnreadable("the zip file has '" + name + "' twice");
            }
            if (isReport(name, endings)) {
                any = true;
                try {
                    readPacked(zip);
                } catch (EvidenceUnreadable e) {
                    throw e.in(name);
                }
            } else {
                unpacking(zip).transferTo(OutputStream.nullOutputStream());
            }
        }
        packed.transferTo(OutputStream.nullOutputStream());
        if (sent.zipEntries() != entries) {
            throw new EvidenceUnreadable("the zip file breaks off, or is none: its end does not tell of " + entries
                    + " files, which were found in it");
        }
        if (!any) {
            throw new EvidenceUnreadable("the zip file holds no " + format + ", whose names end in "
                    + String.join(" or ", endings.stream().sorted().toList()));
        }
    }

    private static String checked(String name) {
        if (!Paths.isPlain(name.endsWith("/") ? name.substring(0, name.length() - 1) : name)) {
            throw new EvidenceUnreadable(
                    "the zip file names a file '" + Words.brief(name) + "', which is no plain path within it");
        }
        return name;
    }

    private static boolean isReport(String name, Set<String> endings) {
        var file = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(file::endsWith)
                && NOISE.stream().noneMatch(noise -> name.startsWith(noise) || file.startsWith(noise));
    }

    private void readPacked(InputStream packed) throws IOException {
        var content = new BufferedInputStream(unpacking(packed));
        readOne(content);
        content.transferTo(OutputStream.nullOutputStream());
    }

    private InputStream unpacking(InputStream packed) {
        var report = new Object() {
            long size;
        };
        return new LimitedStream(packed, count -> {
            report.size += count;
            unpacked += count;
            if (report.size > EvidenceReader.MOST_BYTES || unpacked > MOST_UNPACKED) {
                throw new EvidenceTooLarge("the file unpacks to more than is taken: "
                        + Words.mebibytes(EvidenceReader.MOST_BYTES) + " each, " + Words.mebibytes(MOST_UNPACKED)
                        + " in all");
            }
            if (unpacked > SWELLING_FROM && unpacked > MOST_SWELLING * sent.size()) {
                throw new EvidenceTooLarge("the file unpacks to more than " + MOST_SWELLING + " times its size");
            }
        });
    }

    private void readOne(BufferedInputStream content) throws IOException {
        checkBeginning(content);
        // readers close what they read
        reader.accept(new LimitedStream(content, _ -> {}));
    }

    /** Whether XML or JSON begins with it, so that a mistaken kind is told as one. */
    private void checkBeginning(BufferedInputStream content) throws IOException {
        content.mark(512);
        var beginning = new String(content.readNBytes(512), UTF_8).replaceAll("[^\\x21-\\x7e]", "");
        content.reset();
        boolean json = format.equals("SARIF");
        if (beginning.isEmpty()) {
            throw new EvidenceUnreadable("the file is empty, and no " + format);
        } else if (beginning.startsWith("PK")) {
            throw new EvidenceUnreadable("the file is packed twice");
        } else if (json && beginning.startsWith("<")) {
            throw new EvidenceUnreadable("the file is no SARIF: it looks like XML");
        } else if (!json && beginning.startsWith("{")) {
            throw new EvidenceUnreadable("the file is no " + format + ": it looks like JSON"
                    + (beginning.contains("sarif") ? ", a SARIF log, which is sent as SARIF" : ""));
        } else if (!beginning.startsWith(json ? "{" : "<")) {
            throw new EvidenceUnreadable(
                    "the file is no " + format + ": it does not begin with " + (json ? "'{'" : "'<'"));
        }
    }

    /** What arrives: limited, its end remembered; that it cannot be read is no fault of the file. */
    private static final class Sent extends LimitedStream {

        /** The end of a zip file, and room for a comment in it. */
        private static final int END = 22 + 1024;

        private final byte[] last = new byte[END];
        private long size;

        Sent(InputStream in) {
            super(in, _ -> {});
        }

        long size() {
            return size;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            int count;
            try {
                count = super.read(bytes, offset, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (count > 0) {
                size += count;
                if (size > EvidenceReader.MOST_BYTES) {
                    throw new EvidenceTooLarge("the file has more than " + Words.mebibytes(EvidenceReader.MOST_BYTES));
                }
                int kept = Math.min(count, END);
                System.arraycopy(last, kept, last, 0, END - kept);
                System.arraycopy(bytes, offset + count - kept, last, END - kept, kept);
            }
            return count;
        }

        /**
         * @return how many files the end of the zip file tells of; -1 when there is no such end, or the file began before
         *     what it is the end of: other programs would find other files in it
         */
        int zipEntries() {
            for (int comment = 0; comment <= END - 22; comment++) {
                int at = END - 22 - comment;
                if (last[at] == 'P'
                        && last[at + 1] == 'K'
                        && last[at + 2] == 5
                        && last[at + 3] == 6
                        && number(at + 20) == comment
                        && longNumber(at + 12) + longNumber(at + 16) == size - 22 - comment) {
                    return number(at + 10);
                }
            }
            return -1;
        }

        private int number(int at) {
            return last[at] & 0xff | (last[at + 1] & 0xff) << 8;
        }

        private long longNumber(int at) {
            return number(at) | (long) number(at + 2) << 16;
        }
    }
}
