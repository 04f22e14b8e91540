import Facts

/// Reads EC2's XML answers.
enum EC2Answers {
    /// Items have lists of items in turn, such as tags, so that an element's depth says whose it is.
    static func subnets(_ body: [UInt8]) throws -> Page<Subnet> {
        var page = Page<Subnet>(items: [])
        var subnet = Subnet(id: "")
        try XMLReader.read(body, root: ["DescribeSubnetsResponse"], requiring: ["subnetSet"]) { element in
            switch (element.depth, element.parent, element.name) {
            case (2, _, "nextToken"): page.nextToken = element.text.isEmpty ? nil : element.text
            case (4, "item", "subnetId"): subnet.id = element.text
            case (4, "item", "availabilityZone"): subnet.availabilityZone = element.text
            case (3, "subnetSet", "item"):
                guard !subnet.id.isEmpty else { throw MalformedAnswer(description: "a subnet has no id") }
                page.items.append(subnet)
                subnet = Subnet(id: "")
            default: break
            }
        }
        return page
    }
}
