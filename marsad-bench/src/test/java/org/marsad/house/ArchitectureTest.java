package org.marsad.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Which way the packages look, who may do what, and how nothing is called.
class ArchitectureTest {

    /// The order of the flow in the core: a stage knows those before it and none after it.
    private static final List<String> FLOW =
            List.of(
                    "geo",
                    "terrain",
                    "sensor",
                    "detect",
                    "associate",
                    "follow",
                    "locate",
                    "track",
                    "alert",
                    "coverage",
                    "picture",
                    "pipeline");

    /// What each module holds besides the core, and on which of these it may lean.
    private static final Map<String, Set<String>> MODULES =
            Map.of(
                    "formats", Set.of(),
                    "vision", Set.of(),
                    "sim", Set.of("formats", "vision"),
                    "station", Set.of("formats", "vision", "sim"),
                    "bench", Set.of("formats", "vision", "sim", "station"));

    private static final Pattern BANNED_NAME =
            Pattern.compile(
                    ".*(Manager|Helpers?|Utils?|Processor|Handler|Service|Impl|Data|Info|Object)|Abstract[A-Z].*");

    private static final Pattern BANNED_PACKAGE =
            Pattern.compile(
                    ".*\\.(utils?|common|helpers?|models?|services?|impl|misc|manager)(\\..*)?");

    private static JavaClasses main = new ClassFileImporter().importClasses();
    private static JavaClasses tests = main;

    @BeforeAll
    static void readClasses() throws IOException {
        main = compiled("classes");
        tests = compiled("test-classes");
        assertThat(main.size())
                .as("compiled classes under %s; run with -am", Repository.ROOT)
                .isGreaterThan(20);
    }

    private static JavaClasses compiled(String folder) throws IOException {
        List<Path> folders = new ArrayList<>();
        for (Path module : Repository.modules()) {
            Path classes = module.resolve("target").resolve(folder);
            if (Files.isDirectory(classes)) {
                folders.add(classes);
            }
        }
        return new ClassFileImporter().importPaths(folders);
    }

    @Test
    void eachStageOfTheFlowKnowsOnlyThoseBeforeIt() {
        List<String> breaches = new ArrayList<>();
        for (int i = 0; i < FLOW.size(); i++) {
            String[] later =
                    FLOW.subList(i + 1, FLOW.size()).stream()
                            .map(stage -> "org.marsad." + stage + "..")
                            .toArray(String[]::new);
            if (later.length > 0) {
                breaches.addAll(
                        breaches(
                                noClasses()
                                        .that()
                                        .resideInAPackage("org.marsad." + FLOW.get(i) + "..")
                                        .should()
                                        .dependOnClassesThat()
                                        .resideInAnyPackage(later)));
            }
        }
        new HouseRule(
                        "flow",
                        "the flow is "
                                + String.join(" → ", FLOW)
                                + "; move the type to the earlier stage")
                .check(breaches);
    }

    @Test
    void everyPackageHasItsPlace() {
        Set<String> homeless = new TreeSet<>();
        for (JavaClass type : main) {
            String[] path = type.getPackageName().split("\\.");
            boolean known =
                    path.length > 2 && (FLOW.contains(path[2]) || MODULES.containsKey(path[2]));
            if (!known || BANNED_PACKAGE.matcher(type.getPackageName()).matches()) {
                homeless.add(type.getPackageName());
            }
        }
        new HouseRule(
                        "package-place",
                        "a package is a stage of the flow (add it to FLOW here) or lies in its module's package; never util, model, service …")
                .check(homeless);
    }

    @Test
    void modulesLeanOneWay() {
        List<String> breaches = new ArrayList<>();
        MODULES.forEach(
                (module, mayUse) -> {
                    String[] banned =
                            MODULES.keySet().stream()
                                    .filter(
                                            other ->
                                                    !other.equals(module)
                                                            && !mayUse.contains(other))
                                    .map(other -> "org.marsad." + other + "..")
                                    .toArray(String[]::new);
                    breaches.addAll(
                            breaches(
                                    noClasses()
                                            .that()
                                            .resideInAPackage("org.marsad." + module + "..")
                                            .should()
                                            .dependOnClassesThat()
                                            .resideInAnyPackage(banned)
                                            .allowEmptyShould(true)));
                });
        breaches.addAll(
                breaches(
                        noClasses()
                                .that(areCore())
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        MODULES.keySet().stream()
                                                .map(module -> "org.marsad." + module + "..")
                                                .toArray(String[]::new))));
        new HouseRule("module-direction", "core ← formats, vision ← sim ← station ← bench")
                .check(breaches);
    }

    @Test
    void packagesFormNoCycles() {
        new HouseRule("cycle", "break the cycle: one of the two knows too much")
                .check(
                        breaches(
                                SlicesRuleDefinition.slices()
                                        .matching("org.marsad.(**)")
                                        .should()
                                        .beFreeOfCycles()));
    }

    @Test
    void theCoreIsPure() {
        new HouseRule(
                        "pure-core",
                        "the core takes values and returns values; threads, clocks, files, sockets and logs live in the station")
                .check(
                        breaches(
                                noClasses()
                                        .that(areCore())
                                        .should()
                                        .dependOnClassesThat(
                                                named(
                                                        "java\\.lang\\.(Thread.*|System\\$Logger.*|Process.*|Runtime)"
                                                                + "|java\\.util\\.concurrent\\..*|java\\.util\\.logging\\..*"
                                                                + "|java\\.net\\..*|java\\.nio\\.(file|channels)\\..*|java\\.sql\\..*"
                                                                + "|java\\.io\\.(File.*|RandomAccessFile|Console|.*Stream|.*Reader|.*Writer)"
                                                                + "|org\\.slf4j\\..*|javax?\\.(swing|imageio)\\..*|java\\.awt\\..*"))
                                        .orShould()
                                        .callMethodWhere(
                                                calls(
                                                        "java.lang.System#nanoTime",
                                                        "java.util.Collection#parallelStream",
                                                        "java.util.List#parallelStream",
                                                        "java.util.stream.BaseStream#parallel",
                                                        "java.util.stream.Stream#parallel",
                                                        "java.util.stream.IntStream#parallel"))));
    }

    @Test
    void onlyTheStationReadsTheSystemClock() {
        new HouseRule(
                        "system-clock",
                        "take a java.time.InstantSource, or the time as a value; only the station knows the real clock")
                .check(
                        breaches(
                                noClasses()
                                        .that()
                                        .resideOutsideOfPackage("org.marsad.station..")
                                        .should()
                                        .callMethodWhere(
                                                calls(
                                                        "java.time.Instant#now",
                                                        "java.time.LocalDate#now",
                                                        "java.time.LocalTime#now",
                                                        "java.time.LocalDateTime#now",
                                                        "java.time.OffsetDateTime#now",
                                                        "java.time.ZonedDateTime#now",
                                                        "java.time.InstantSource#system",
                                                        "java.time.Clock#systemUTC",
                                                        "java.time.Clock#systemDefaultZone",
                                                        "java.lang.System#currentTimeMillis"))
                                        .orShould()
                                        .callMethod("java.time.Clock", "system", "java.time.ZoneId")
                                        .orShould()
                                        .callConstructor("java.util.Date")));
    }

    @Test
    void chanceHasASeed() {
        ArchRule rule =
                noClasses()
                        .should()
                        .callConstructor("java.util.Random")
                        .orShould()
                        .callConstructor("java.util.SplittableRandom")
                        .orShould()
                        .callMethod("java.util.Collections", "shuffle", "java.util.List")
                        .orShould()
                        .callMethodWhere(
                                calls(
                                        "java.lang.Math#random",
                                        "java.lang.StrictMath#random",
                                        "java.util.concurrent.ThreadLocalRandom#current",
                                        "java.util.random.RandomGenerator#getDefault"));
        List<String> breaches = new ArrayList<>(breaches(rule));
        breaches.addAll(rule.evaluate(tests).getFailureReport().getDetails());
        new HouseRule("seed", "give it a seed, and print the seed when a test fails")
                .check(breaches);
    }

    @Test
    void foreignLibrariesStayBehindTheirWalls() {
        List<String> breaches = new ArrayList<>();
        breaches.addAll(only("org.marsad.vision..", "org.bytedeco.."));
        breaches.addAll(
                only(
                        "org.marsad.station..",
                        "org.eclipse.jetty..",
                        "org.sqlite..",
                        "java.sql..",
                        "org.slf4j.."));
        new HouseRule(
                        "library-wall",
                        "native video lives in vision; Jetty, SQL and logging in the station")
                .check(breaches);
    }

    @Test
    void namesSayWhatAThingIs() {
        List<String> breaches = new ArrayList<>();
        for (JavaClass type : main) {
            String name = type.getSimpleName();
            boolean banned = BANNED_NAME.matcher(name).matches();
            boolean prefixed = type.isInterface() && name.matches("I[A-Z][a-z].*");
            if (banned || prefixed) {
                breaches.add(type.getName());
            }
        }
        new HouseRule(
                        "name",
                        "say what it is, not that it is something: Geolocator, ReorderWindow, ZoneWatch")
                .check(breaches);
    }

    private static List<String> only(String home, String... libraries) {
        return breaches(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(home)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(libraries));
    }

    private static List<String> breaches(ArchRule rule) {
        return rule.allowEmptyShould(true).evaluate(main).getFailureReport().getDetails();
    }

    private static DescribedPredicate<JavaClass> areCore() {
        return DescribedPredicate.describe(
                "are core",
                type -> {
                    String[] path = type.getPackageName().split("\\.");
                    return path.length > 2 && FLOW.contains(path[2]);
                });
    }

    private static DescribedPredicate<JavaClass> named(String pattern) {
        return DescribedPredicate.describe(
                "named " + pattern, type -> type.getName().matches(pattern));
    }

    /// Calls without arguments of `owner#method`.
    private static DescribedPredicate<JavaCall<?>> calls(String... methods) {
        Set<String> banned = Set.of(methods);
        return DescribedPredicate.describe(
                "one of " + banned,
                call ->
                        call.getTarget().getRawParameterTypes().isEmpty()
                                && banned.contains(
                                        call.getTargetOwner().getName()
                                                + "#"
                                                + call.getTarget().getName()));
    }
}
