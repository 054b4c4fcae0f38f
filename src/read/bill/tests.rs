use super::*;
use crate::diag::render;

/// What is read of a file, and its messages as they are printed.
fn read(text: impl AsRef<[u8]>) -> (Option<BillOfMaterials>, String) {
    let mut sources = Sources::default();
    let outcome = bill_of_materials(&Source::new("sbom", text.as_ref()), &mut sources);
    let messages = outcome.diagnostics.iter().map(|diagnostic| render(diagnostic, &sources, false)).collect();
    (outcome.value, messages)
}

/// What is read of a file about which there is nothing to say.
fn sound(text: &str) -> BillOfMaterials {
    let (bill, messages) = read(text);
    assert_eq!(messages, "");
    bill.expect("a bill without a message is returned")
}

/// Name, version, date and number of components, as one text.
fn summary(bill: &BillOfMaterials) -> String {
    let subjects: Vec<String> = bill
        .subjects
        .iter()
        .map(|subject| format!("{} {}", subject.name, subject.version.as_deref().unwrap_or("-")))
        .collect();
    let date = bill.date.map_or("-".to_owned(), |date| date.to_string());
    format!("{} {} | {} | {date} | {}", bill.standard.name(), bill.spec_version, subjects.join(", "), bill.components)
}

fn cyclonedx_json(version: &str) -> String {
    format!(
        r#"{{"$schema": "http://cyclonedx.org/schema/bom-{version}.schema.json", "bomFormat": "CycloneDX",
        "specVersion": "{version}", "serialNumber": "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79", "version": 1,
        "metadata": {{"timestamp": "2026-11-20T10:00:00Z", "tools": {{"components": [{{"type": "application", "name": "t"}}]}},
          "component": {{"type": "application", "bom-ref": "app", "name": "Zaaksysteem", "version": "4.2.0"}}}},
        "components": [
          {{"type": "library", "name": "a", "version": "1.0", "components": [
            {{"type": "library", "name": "b", "components": [{{"type": "file", "name": "c"}}]}}]}},
          {{"type": "library", "name": "d", "pedigree": {{"ancestors": [{{"type": "library", "name": "e"}}]}}}}],
        "dependencies": [{{"ref": "app", "dependsOn": ["a"]}}]}}"#
    )
}

#[test]
fn cyclonedx_as_json() {
    for version in ["1.4", "1.5", "1.6", "1.7"] {
        let bill = sound(&cyclonedx_json(version));
        assert_eq!(summary(&bill), format!("CycloneDX {version} | Zaaksysteem 4.2.0 | 2026-11-20 | 4"));
        assert_eq!(bill.encoding, BillEncoding::Json);
    }
}

#[test]
fn cyclonedx_as_xml() {
    for version in ["1.4", "1.5", "1.6", "1.7"] {
        let bill = sound(&format!(
            r#"<?xml version="1.0" encoding="UTF-8"?><!-- made by a tool -->
            <b:bom xmlns:b="http://cyclonedx.org/schema/bom/{version}" version="1">
              <b:metadata><b:timestamp>2026-11-20T10:00:00+01:00</b:timestamp>
                <b:tools><b:tool><b:name>t</b:name></b:tool></b:tools>
                <b:component type="application"><b:supplier><b:name>Fictiva</b:name></b:supplier>
                  <b:name>Zaak &amp; systeem</b:name><b:version>4.2.0</b:version></b:component></b:metadata>
              <b:components>
                <b:component type="library"><b:name>a</b:name><b:components><b:component><b:name>b</b:name></b:component>
                  </b:components></b:component>
                <b:component type="library"><b:name>c</b:name><b:pedigree><b:ancestors><b:component/></b:ancestors>
                  </b:pedigree></b:component>
              </b:components></b:bom>"#
        ));
        assert_eq!(summary(&bill), format!("CycloneDX {version} | Zaak & systeem 4.2.0 | 2026-11-20 | 3"));
        assert_eq!(bill.encoding, BillEncoding::Xml);
    }
}

#[test]
fn spdx_2_as_json_yaml_and_tag_value() {
    for version in ["2.2", "2.3"] {
        let json = sound(&format!(
            r#"{{"spdxVersion": "SPDX-{version}", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": "zaak",
            "creationInfo": {{"created": "2026-11-20T10:00:00Z", "creators": ["Tool: t"]}},
            "packages": [{{"SPDXID": "SPDXRef-a", "name": "a", "downloadLocation": "NOASSERTION"}},
              {{"SPDXID": "SPDXRef-zaak", "name": "Zaaksysteem", "versionInfo": "4.2.0"}}],
            "relationships": [
              {{"spdxElementId": "SPDXRef-zaak", "relationshipType": "CONTAINS", "relatedSpdxElement": "SPDXRef-a"}},
              {{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-zaak"}}]
            }}"#
        ));
        let yaml = sound(&format!(
            "SPDXID: SPDXRef-DOCUMENT\nspdxVersion: SPDX-{version}\ncreationInfo:\n  created: '2026-11-20T10:00:00Z'\n  \
             creators: ['Tool: t']\nname: zaak\ndocumentDescribes: [SPDXRef-zaak]\npackages:\n- SPDXID: SPDXRef-a\n  name: a\n\
             - SPDXID: SPDXRef-zaak\n  name: Zaaksysteem\n  versionInfo: 4.2.0\n"
        ));
        let tags = sound(&format!(
            "# made by a tool\nSPDXVersion: SPDX-{version}\nDataLicense: CC0-1.0\nSPDXID: SPDXRef-DOCUMENT\n\
             DocumentComment: <text>First line\nPackageName: not a package\n</text>\nCreated: 2026-11-20T10:00:00Z\n\
             Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-zaak\n\nPackageName: a\nSPDXID: SPDXRef-a\n\
             FileName: ./x\nSPDXID: SPDXRef-file\nPackageName: Zaaksysteem\nSPDXID: SPDXRef-zaak\nPackageVersion: 4.2.0\n"
        ));
        let expected = format!("SPDX {version} | Zaaksysteem 4.2.0 | 2026-11-20 | 2");
        assert_eq!([summary(&json), summary(&yaml), summary(&tags)], [expected.as_str(); 3]);
        let encodings = [json.encoding, yaml.encoding, tags.encoding];
        assert_eq!(encodings, [BillEncoding::Json, BillEncoding::Yaml, BillEncoding::TagValue]);
    }
}

#[test]
fn spdx_3_as_json_ld() {
    let graph = |creation: &str| {
        format!(
            r#"{{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": [
            {{"type": "CreationInfo", "@id": "_:c", "specVersion": "3.0.1", "created": "2026-11-20T10:00:00Z"}},
            {{"type": "SpdxDocument", "spdxId": "urn:d", "creationInfo": {creation}, "rootElement": ["urn:s"],
              "element": ["urn:p", "urn:a"]}},
            {{"type": "software_Sbom", "spdxId": "urn:s", "creationInfo": "_:c", "rootElement": ["urn:p", "urn:s"]}},
            {{"type": "software_Package", "spdxId": "urn:p", "creationInfo": "_:c", "name": "Zaaksysteem",
              "software_packageVersion": "4.2.0"}},
            {{"type": "software_Package", "spdxId": "urn:a", "creationInfo": "_:c", "name": "a"}}]}}"#
        )
    };
    let inline = r#"{"type": "CreationInfo", "specVersion": "3.0.1", "created": "2026-11-20T10:00:00Z"}"#;
    for creation in ["\"_:c\"", inline] {
        assert_eq!(summary(&sound(&graph(creation))), "SPDX 3.0.1 | Zaaksysteem 4.2.0 | 2026-11-20 | 2");
    }
}

#[test]
fn a_bill_that_says_little_comes_with_warnings() {
    let (bill, messages) = read(r#"{"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1}"#);
    assert_eq!(summary(&bill.expect("a bill")), "CycloneDX 1.6 |  | - | 0");
    assert!(messages.contains("of which component") && messages.contains("when it was made"), "{messages}");
    let (bill, messages) = read(
        r#"{"bomFormat": "CycloneDX", "specVersion": "1.6", "metadata": {"timestamp": "vorige week",
        "component": {"name": "Zaak\u202e\u0000systeem\n 4"}}}"#,
    );
    assert_eq!(summary(&bill.expect("a bill")), "CycloneDX 1.6 | Zaaksysteem 4 - | - | 0");
    assert!(messages.contains("`vorige week` is not the date"), "{messages}");
}

#[test]
fn other_files_are_neither() {
    for other in [
        "Beste gemeente,\n\nBijgaand de SBOM.\n",
        r#"{"name": "zaak", "dependencies": {"a": "1.0"}}"#,
        r#"{"bomFormat": 5, "spdxVersion": {"is": ["SPDX-2.3"]}, "@context": [{"a": 1}]}"#,
        r#"{"@context": ["https://schema.org"], "@graph": []}"#,
        "<project><dependencies/></project>",
        r#"<bom xmlns="http://example.org/bom/1.5"/>"#,
        "packages:\n- name: a\n",
    ] {
        let (bill, messages) = read(other);
        assert_eq!(bill, None);
        assert!(messages.contains("no-bill-of-materials") && messages.contains("neither"), "{other}: {messages}");
    }
    assert!(read("  \n").1.contains("empty-file"));
    assert!(read(b"PK\x03\x04\xff\xfe").1.contains("not-text"));
}

#[test]
fn damage_is_told_with_its_place() {
    for (text, place, problem) in [
        ("{\n \"bomFormat\": \"CycloneDX\",\n \"specVersion\": 1.6}", "sbom:3:", "invalid type"),
        (
            "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"specVersion\": \"1.4\"}",
            "sbom:1:",
            "duplicate field",
        ),
        ("{\n\"bomFormat\": \"CycloneDX\",\n\"components\": [", "sbom:3:", "EOF"),
        ("<bom xmlns='http://cyclonedx.org/schema/bom/1.5'>\n<components>", "sbom:2:", "ends inside an element"),
        ("<!DOCTYPE bom [<!ENTITY a 'b'>]>\n<bom/>", "sbom:1:", "document type"),
        ("SPDXVersion: SPDX-2.3\nDocumentComment: <text>on and on\n", "sbom:2:", "ends inside `<text>`"),
        ("spdxVersion: SPDX-2.3\npackages: &a [*a]\n", "sbom:2:", "alias"),
    ] {
        let (bill, messages) = read(text);
        assert_eq!(bill, None, "{text}");
        assert!(messages.contains(place) && messages.contains(problem), "{text}: {messages}");
    }
}

#[test]
fn every_beginning_of_a_bill_is_told_from_the_whole() {
    let whole = cyclonedx_json("1.6");
    for end in (0..whole.len()).step_by(7) {
        let (bill, messages) = read(&whole[..end]);
        assert!(bill.is_none() && messages.contains("error["), "{end}: {messages}");
    }
}

#[test]
fn hostile_files_take_little() {
    let deep = |open: &str, close: &str| {
        let inner = format!("{}{}", open.repeat(100_000), close.repeat(100_000));
        format!(r#"{{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": {inner}}}"#)
    };
    let (_, messages) = read(deep("[{\"components\":", "}]").replace(":}]", ":[]}]"));
    assert!(messages.contains("recursion limit"), "{messages}");
    assert!(read(deep("[", "]")).1.contains("recursion limit"));
    assert!(read(deep("[", "")).1.contains("damaged-bill-of-materials"));
    let nested = "<components><component>".repeat(100_000);
    let (_, messages) = read(format!("<bom xmlns='http://cyclonedx.org/schema/bom/1.5'>{nested}"));
    assert!(messages.contains("nested more than"), "{messages}");
    let many = r#"{"SPDXID":"a","name":"b"},"#.repeat(entries::MAX_ENTRIES + 1);
    let (_, messages) = read(format!(r#"{{"spdxVersion":"SPDX-2.3","packages":[{many}{{}}]}}"#));
    assert!(messages.contains("more than 200000"), "{messages}");
    // Many roots that lead to many roots.
    let roots = vec!["\"urn:s\",\"urn:x\""; 50_000].join(",");
    let (bill, _) = read(format!(
        r#"{{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[
        {{"type":"SpdxDocument","spdxId":"urn:d","rootElement":[{roots}]}},
        {{"type":"software_Sbom","spdxId":"urn:s","rootElement":[{roots}]}}]}}"#
    ));
    assert_eq!(bill.expect("a bill").subjects, []);
    assert!(read(vec![b' '; MAX_BILL + 1]).1.contains("too-large"));
}
