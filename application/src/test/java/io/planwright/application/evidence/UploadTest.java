package io.planwright.application.evidence;

import static io.planwright.application.evidence.Sample.gzip;
import static io.planwright.application.evidence.Sample.read;
import static io.planwright.application.evidence.Sample.tests;
import static io.planwright.application.evidence.Sample.unreadable;
import static io.planwright.application.evidence.Sample.zip;
import static io.planwright.domain.evidence.EvidenceKind.COBERTURA;
import static io.planwright.domain.evidence.EvidenceKind.COMMAND;
import static io.planwright.domain.evidence.EvidenceKind.JACOCO;
import static io.planwright.domain.evidence.EvidenceKind.JUNIT;
import static io.planwright.domain.evidence.EvidenceKind.SARIF;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.planwright.domain.evidence.EvidenceKind;
import io.planwright.domain.evidence.Facts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {

    private static final byte[] ONE_TEST = "<testsuite><testcase classname='A' name='b'/></testsuite>".getBytes(UTF_8);

    private static EvidenceTooLarge tooLarge(byte[] file) {
        var thrown = catchThrowableOfType(EvidenceTooLarge.class, () -> read(JUNIT, file));
        assertThat(thrown).isNotNull();
        return thrown;
    }

    // commands

    @Test
    void aCommandsOutputMayBeAnythingAndItsExitCodeTells() {
        var output = new byte[] {(byte) 0xff, 0, 'P', 'K', 3, 4, (byte) 0xc3};

        assertThat(EvidenceReader.read(COMMAND, new ByteArrayInputStream(output), 3)
                        .facts())
                .isEqualTo(new Facts(null, null, null, 3, null));
        assertThat(EvidenceReader.read(COMMAND, InputStream.nullInputStream(), 0)
                        .facts()
                        .exitCode())
                .isZero();
    }

    @Test
    void aCommandNeedsItsExitCode() {
        unreadable(COMMAND, "done").withMessageContaining("needs its exit code");
    }

    @Test
    void anExitCodeIsLeftAsideWithAReport() {
        assertThat(EvidenceReader.read(JUNIT, new ByteArrayInputStream(ONE_TEST), 1)
                        .facts()
                        .exitCode())
                .isNull();
    }

    // mistaken kinds

    @Test
    void aMistakenKindIsToldByName() {
        unreadable(JUNIT, Sample.of("jacoco.xml"))
                .withMessageContaining("no JUnit report: it begins with <report>, which looks like a JaCoCo report");
        unreadable(JUNIT, Sample.of("coverage-py.xml")).withMessageContaining("looks like a Cobertura report");
        unreadable(JACOCO, Sample.of("gradle.xml")).withMessageContaining("looks like a JUnit report");
        unreadable(JACOCO, Sample.of("coverage-py.xml")).withMessageContaining("sent as COBERTURA");
        unreadable(COBERTURA, Sample.of("jacoco.xml")).withMessageContaining("sent as JACOCO");
        unreadable(JUNIT, Sample.of("eslint.sarif")).withMessageContaining("looks like JSON");
        unreadable(SARIF, Sample.of("gradle.xml")).withMessageContaining("looks like XML");
        unreadable(JUNIT, "<html><body/></html>").withMessageContaining("looks like a page");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "Tests run: 3, Failures: 0",
                "PK",
                "<",
                "<a",
                "<testsuite/>x",
                "<testsuite/><testsuite/>"
            })
    void whatIsNoReportIsRefused(String text) {
        for (var kind : List.of(JUNIT, JACOCO, COBERTURA, SARIF)) {
            unreadable(kind, text);
        }
    }

    @Test
    void xmlThatBreaksIsToldByLine() {
        unreadable(JUNIT, "<testsuite>\n<testcase name='a'>\n</testsuite>")
                .withMessageContaining("line 3: the XML cannot be read");
        unreadable(JUNIT, "<testsuite>\n\u001b[1m</testsuite>")
                .withMessageContaining("line 2")
                .withMessageContaining("0x1b");
    }

    // encodings

    @Test
    void encodingsAreUnderstood() {
        var report = "<testsuite><testcase classname='Körbe' name='gefüllt'/></testsuite>";

        for (var file : List.of(
                report.getBytes(UTF_8),
                ("\uFEFF" + report).getBytes(UTF_8),
                ("<?xml version='1.0' encoding='UTF-16'?>" + report).getBytes(UTF_16),
                ("<?xml version='1.0' encoding='ISO-8859-1'?>" + report).getBytes(ISO_8859_1))) {
            assertThat(read(JUNIT, file).passed()).containsExactly("Körbe#gefüllt");
        }
        assertThat(read(SARIF, ("\uFEFF" + "{\"version\": \"2.1.0\", \"runs\": [{\"results\": []}]}").getBytes(UTF_8))
                        .facts()
                        .findings())
                .isNotNull();
        unreadable(JUNIT, report.getBytes(ISO_8859_1));
        unreadable(JUNIT, "<?xml version='1.0' encoding='nonsense'?><testsuite/>")
                .withMessageContaining("nonsense");
    }

    // entities

    @Test
    void noFileIsReadThatAReportNames(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "hunter2").toUri();

        for (var report : List.of(
                "<!DOCTYPE t [<!ENTITY x SYSTEM '" + secret
                        + "'>]><testsuite><testcase name='a'><failure>&x;</failure></testcase></testsuite>",
                "<!DOCTYPE t [<!ENTITY % x SYSTEM '" + secret + "'> %x;]><testsuite/>",
                "<!DOCTYPE t SYSTEM '" + secret + "'><testsuite>&x;</testsuite>")) {
            unreadable(JUNIT, report).withMessageNotContaining("hunter2");
        }
    }

    @Test
    void noAddressIsVisitedThatAReportNames() throws Exception {
        var visits = new AtomicInteger();
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                while (true) {
                    try (var _ = server.accept()) {
                        visits.incrementAndGet();
                    } catch (IOException _) {
                        return;
                    }
                }
            });
            var address = "http://localhost:" + server.getLocalPort() + "/report.dtd";

            assertThat(read(JACOCO, "<!DOCTYPE report PUBLIC '-//JACOCO//DTD' '" + address + "'><report name='a'/>")
                            .facts()
                            .coverage())
                    .isNotNull();
            assertThat(tests("<!DOCTYPE t SYSTEM '" + address + "'><testsuite/>")
                            .ran())
                    .isZero();
            assertThat(tests("<testsuite xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                                    + " xsi:noNamespaceSchemaLocation='" + address + "'/>")
                            .ran())
                    .isZero();
            unreadable(JUNIT, "<!DOCTYPE t [<!ENTITY x SYSTEM '" + address + "'>]><testsuite>&x;</testsuite>");
            unreadable(JUNIT, "<!DOCTYPE t [<!ENTITY % x SYSTEM '" + address + "'> %x;]><testsuite/>");
            unreadable(JUNIT, "<!DOCTYPE t SYSTEM '" + address + "' [<!ENTITY x 'y'>]><testsuite/>");
            // the connection that proves that the server would have seen one
            try (var socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
        }
        assertThat(visits).hasValue(1);
    }

    @Test
    void aDoctypeMayNameADtdAndDeclareNothing() {
        for (var declarations : List.of(
                "[<!ENTITY x 'y'>]",
                "[<!ENTITY x 'y'>] ",
                "[]",
                "[<!ATTLIST testcase status CDATA 'failed'>]",
                "[" + "<!ENTITY x 'y'>\n".repeat(5_000) + "]")) {
            unreadable(JUNIT, "<!DOCTYPE testsuite " + declarations + "><testsuite/>")
                    .withMessageContaining("declarations of its own");
        }
        assertThat(tests("<!DOCTYPE testsuite SYSTEM 'a]'><testsuite/>").ran()).isZero();
    }

    @Test
    void laughsAreNotMultiplied() {
        var lol = new StringBuilder("<!DOCTYPE t [<!ENTITY a0 'lol'>");
        for (int i = 1; i < 30; i++) {
            lol.append("<!ENTITY a")
                    .append(i)
                    .append(" '")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }

        unreadable(JUNIT, lol + "]><testsuite><testcase name='&a29;'/></testsuite>");
        unreadable(JUNIT, "<testsuite><testcase name='a'>&a29;</testcase></testsuite>")
                .withMessageContaining("a29");
    }

    // sizes

    @Test
    void whatIsTooDeepIsRefused() {
        unreadable(JUNIT, "<testsuite>".repeat(100_000)).withMessageContaining("depth");
        unreadable(JUNIT, "<testsuite>".repeat(101) + "</testsuite>".repeat(101))
                .withMessageContaining("depth");
        assertThat(tests("<testsuite>".repeat(100) + "</testsuite>".repeat(100)).ran())
                .isZero();
    }

    @Test
    void aHugeAttributeIsRead() {
        assertThat(tests("<testsuite><testcase name='a'><failure message='" + "&lt;a".repeat(3_000_000)
                                + "'/></testcase></testsuite>")
                        .failed())
                .isEqualTo(1);
    }

    @Test
    void aFileThatIsTooLargeIsRefused() {
        var file = new byte[(int) EvidenceReader.MOST_BYTES + 1];
        Arrays.fill(file, (byte) ' ');
        System.arraycopy("<testsuite>".getBytes(UTF_8), 0, file, 0, 11);

        assertThat(tooLarge(file)).hasMessage("the file has more than 20 MiB");
        assertThatExceptionOfType(EvidenceTooLarge.class)
                .isThrownBy(() -> EvidenceReader.read(COMMAND, new ByteArrayInputStream(file), 0));
        assertThatExceptionOfType(EvidenceTooLarge.class)
                .isThrownBy(() -> read(SARIF, ("{\"a\": \"" + "b".repeat(file.length)).getBytes(UTF_8)));
    }

    @Test
    void aStreamThatFailsIsNoFaultOfTheFile() {
        var failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };

        for (var kind : EvidenceKind.values()) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> EvidenceReader.read(kind, failing, 0));
        }
    }

    @Test
    void theStreamIsReadToItsEndAndLeftOpen() throws IOException {
        for (var file : List.of(ONE_TEST, gzip(ONE_TEST), zip(Map.of("a.xml", ONE_TEST)))) {
            var closed = new AtomicInteger();
            var in = new ByteArrayInputStream(file) {
                @Override
                public void close() {
                    closed.incrementAndGet();
                }
            };

            EvidenceReader.read(JUNIT, in, null);

            assertThat(in.read()).isEqualTo(-1);
            assertThat(closed).hasValue(0);
        }
    }

    // gzip and zip

    @Test
    void aReportMayComeWithGzip() {
        assertThat(tests(gzip(Sample.of("gradle.xml")))).isEqualTo(tests(Sample.of("gradle.xml")));
        assertThat(read(SARIF, gzip(Sample.of("eslint.sarif")))).isEqualTo(read(SARIF, Sample.of("eslint.sarif")));
    }

    @Test
    void ofAZipFileTheReportsAreReadAndTheRestIsLeftAside() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("target/surefire-reports/", new byte[0]);
        files.put("target/surefire-reports/TEST-shop.BasketTest.xml", Sample.of("surefire/TEST-shop.BasketTest.xml"));
        files.put("target/surefire-reports/TEST-shop.OrderTest.XML", Sample.of("surefire/TEST-shop.OrderTest.xml"));
        files.put("target/surefire-reports/shop.BasketTest.txt", "Tests run: 3".getBytes(UTF_8));
        files.put("__MACOSX/target/._a.xml", new byte[] {1});
        files.put("__MACOSX/a.xml", new byte[] {1});
        files.put("target/._a.xml", new byte[] {1});

        var run = tests(zip(files));

        assertThat(run.passed()).isEqualTo(6);
        assertThat(run.errors()).isEqualTo(2);
    }

    @Test
    void whichFileOfAZipFileIsWrongIsTold() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("a.xml", ONE_TEST);
        files.put("b.xml", Sample.of("jacoco.xml"));

        unreadable(JUNIT, zip(files)).withMessageStartingWith("'b.xml': line 1: this is no JUnit report");
    }

    @Test
    void aZipFileWithoutReportsIsRefused() {
        unreadable(JUNIT, zip(Map.of("a.txt", ONE_TEST)))
                .withMessageContaining("holds no JUnit XML, whose names end in .xml");
        unreadable(SARIF, zip(Map.of("a.txt", ONE_TEST))).withMessageContaining(".json or .sarif");
        unreadable(JUNIT, zip(Map.of())).withMessageContaining("holds no JUnit XML");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../a.xml",
                "a/../../a.xml",
                "/etc/a.xml",
                "a\\b.xml",
                "C:a.xml",
                "a\u0000.xml",
                "./a.xml",
                "a//b.xml",
                "a.xml:",
                "a.xml\\",
                "../",
                "/etc/",
                "a:/",
                "a//"
            })
    void namesThatLeadElsewhereAreRefused(String name) {
        unreadable(JUNIT, zip(Map.of(name, ONE_TEST))).withMessageContaining("no plain path");
    }

    @Test
    void noFileIsThereTwice() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("a.xml", ONE_TEST);
        files.put("b.xml", ONE_TEST);
        var twice = new String(zip(files), ISO_8859_1).replace("b.xml", "a.xml").getBytes(ISO_8859_1);

        unreadable(JUNIT, twice).withMessageContaining("'a.xml' twice");
    }

    @Test
    void aZipFileThatBreaksOffIsRefusedWhereverItDoes() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("a.xml", ONE_TEST);
        files.put("b.xml", ONE_TEST);
        var whole = zip(files);

        for (int length = 0; length < whole.length; length++) {
            unreadable(JUNIT, Arrays.copyOf(whole, length));
        }
        assertThat(tests(whole).passed()).isEqualTo(2);
    }

    @Test
    void aGzipFileThatBreaksOffIsRefusedWhereverItDoes() {
        var whole = gzip(ONE_TEST);

        for (int length = 0; length < whole.length; length++) {
            unreadable(JUNIT, Arrays.copyOf(whole, length));
        }
    }

    @Test
    void whatSwellsIsRefused() {
        var swelling = ("<testsuite>" + " ".repeat(4 * 1024 * 1024) + "</testsuite>").getBytes(UTF_8);

        assertThat(tooLarge(gzip(swelling))).hasMessageContaining("200 times its size");
        assertThat(tooLarge(zip(Map.of("a.xml", swelling)))).hasMessageContaining("200 times its size");
        assertThat(tooLarge(zip(Map.of("a.txt", swelling)))).hasMessageContaining("200 times its size");
    }

    @Test
    void whatUnpacksToTooMuchIsRefused() {
        var random = new byte[512 * 1024];
        new Random(1).nextBytes(random);
        var comment = "<!--" + HexFormat.of().formatHex(random) + "-->";
        var large = ("<testsuite>" + comment.repeat(21) + "</testsuite>").getBytes(UTF_8);
        var padded = " ".repeat(1024 * 1024) + comment.substring(0, 20_000) + "-->";
        var many = ("<testsuite>" + padded.repeat(15) + "</testsuite>").getBytes(UTF_8);
        var files = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < 9; i++) {
            files.put(i + ".xml", many);
        }

        assertThat(tooLarge(gzip(large))).hasMessageContaining("20 MiB each");
        assertThat(tooLarge(zip(files))).hasMessageContaining("128 MiB in all");
    }

    @Test
    void tooManyFilesAreRefused() {
        var files = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i <= Upload.MOST_FILES; i++) {
            files.put(i + ".txt", new byte[0]);
        }

        assertThat(tooLarge(zip(files))).hasMessageContaining("5000 files");
    }

    @Test
    void whatIsPackedTwiceIsRefused() {
        unreadable(JUNIT, gzip(zip(Map.of("a.xml", ONE_TEST)))).withMessageContaining("packed twice");
        unreadable(JUNIT, gzip(gzip(ONE_TEST)));
    }

    @Test
    void aFileMayBeAsLargeAsIsTaken() {
        var file = new byte[(int) EvidenceReader.MOST_BYTES];
        Arrays.fill(file, (byte) ' ');
        System.arraycopy(ONE_TEST, 0, file, 0, ONE_TEST.length);

        assertThat(tests(file).passed()).isEqualTo(1);
        assertThat(EvidenceReader.read(COMMAND, new ByteArrayInputStream(file), 0)
                        .facts()
                        .exitCode())
                .isZero();
    }

    @Test
    void asManyFilesAsAreTakenMayBeInAZipFile() {
        var files = new LinkedHashMap<String, byte[]>();
        for (int i = 1; i < Upload.MOST_FILES; i++) {
            files.put(i + ".txt", new byte[0]);
        }
        files.put("a.xml", ONE_TEST);

        assertThat(tests(zip(files)).passed()).isEqualTo(1);
    }

    @Test
    void aMebibyteMayComeOutOfNextToNothing() {
        var most = 1024 * 1024 - ONE_TEST.length;
        var one = new String(ONE_TEST, UTF_8);

        assertThat(tests(gzip((one + " ".repeat(most)).getBytes(UTF_8))).passed())
                .isEqualTo(1);
        assertThat(tooLarge(gzip((one + " ".repeat(most + 1)).getBytes(UTF_8))))
                .hasMessageContaining("200 times its size");
    }

    @Test
    void whatComesAfterAGzipFileIsReadAndLeftAside() throws IOException {
        var in = new ByteArrayInputStream(Arrays.copyOf(gzip(ONE_TEST), 100_000));

        assertThat(EvidenceReader.read(JUNIT, in, null).passed()).containsExactly("A#b");
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void aSecondReportAfterTheFirstIsRefusedHoweverItIsPacked() {
        var failing = "<testsuite><testcase name='c'><failure/></testcase></testsuite>".getBytes(UTF_8);

        unreadable(JUNIT, joined(ONE_TEST, failing));
        unreadable(JUNIT, joined(gzip(ONE_TEST), gzip(failing)));
        unreadable(JUNIT, joined(zip(Map.of("a.xml", ONE_TEST)), zip(Map.of("b.xml", failing))))
                .withMessageContaining("its end does not tell of");
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Test
    void aNameThatIsNotWrittenInUtf8IsTold() {
        var latin = new String(zip(Map.of("a.xml", ONE_TEST, "\u00e9.xml", ONE_TEST)), ISO_8859_1)
                .replace("\u00c3\u00a9.xml", "\u00e9\u00e9.xml")
                .getBytes(ISO_8859_1);

        unreadable(JUNIT, latin).withMessageContaining("bad entry name");
    }

    @Test
    void anEmptyFileIsToldAsOne() {
        for (var empty :
                List.of(new byte[0], " \n".getBytes(UTF_8), gzip(new byte[0]), zip(Map.of("a.xml", new byte[0])))) {
            unreadable(JUNIT, empty).withMessageContaining("the file is empty, and no JUnit XML");
        }
    }

    @Test
    void whatBeginsLikeAPackedFileAndIsNoneIsTold() {
        unreadable(JUNIT, "Passed").withMessageContaining("does not begin with '<'");
        unreadable(JUNIT, "\u001fPassed").withMessageContaining("does not begin with '<'");
    }
}
